import { parseFreeText } from '../../../commands/parse-ask.ts';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError } from '../discord-error.ts';
import type { DiscordFile } from '../inbound/origin.ts';
import { plainText } from '../inbound/plain-text.ts';
import { readChain, readThread } from '../thread/read-thread.ts';
import type { ClickedMessage } from './click.ts';

interface AskedBefore {
  /** '' where it can't be found any more. */
  readonly text: string;
  readonly files: readonly DiscordFile[];
}

const unknown: AskedBefore = { text: '', files: [] };

/**
 * The question that the message answers which was clicked in: as the message shows it, else of the message that it
 * replies to, else the last one that somebody wrote before it in its thread. Only an abort throws.
 */
export async function findQuestion(
  click: ClickedMessage,
  { api, botUser }: { readonly api: DiscordApi; readonly botUser: string },
  signal: AbortSignal,
): Promise<AskedBefore> {
  const { shownQuestion, replied, repliesTo, interaction, message } = click;
  if (shownQuestion !== null) return { text: shownQuestion, files: [] };
  if (replied !== null && replied.author !== botUser && replied.content !== '') {
    return { text: wordsOf(plainText(replied.content, botUser).text), files: replied.files };
  }
  const place = { channel: interaction.channel, botUser };
  try {
    const before =
      repliesTo !== null
        ? await readChain(api, place, repliesTo, signal)
        : interaction.channelKind === 'channel'
          ? []
          : await readThread(api, place, message, signal);
    const asked = before.findLast(({ by }) => by === 'person');
    return asked === undefined ? unknown : { text: wordsOf(asked.text), files: asked.files };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DiscordError)) throw error;
    return unknown;
  }
}

/** Without the words that choose a mode: that is kept in the button. */
const wordsOf = (text: string): string => parseFreeText(text).text;
