import { createHash } from 'node:crypto';
import { forOnDuty } from '../../actions/checked-form.ts';
import { draftOfChecked, saveAnswer } from '../../actions/save-answer.ts';
import type { SavedAnswer } from '../../actions/save-answer.ts';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError } from '../discord-error.ts';
import type { DiscordTools } from '../discord-tools.ts';
import { addressOf } from '../inbound/interaction.ts';
import type { Interaction } from '../inbound/interaction.ts';
import { isOnDuty } from '../inbound/is-on-duty.ts';
import { limits } from '../limits.ts';
import type { AskedPlace } from '../render/actions.ts';
import type { FilledModal } from '../render/answer-modal.ts';
import { componentMessage, fitsMessage, textDisplay } from '../render/components.ts';
import type { DiscordMessage } from '../render/components.ts';
import { codeBlock } from '../render/escape.ts';
import { renderDraft } from '../render/render-draft.ts';
import { renderSentence, sentenceText } from '../render/render-sentence.ts';
import { tell } from '../tell.ts';
import type { ClickedMessage } from './click.ts';

type Saved = Extract<SavedAnswer, { kind: 'saved' }>;
type Refused = Extract<SavedAnswer, { kind: 'refused' }>;

const refusedColour = 0xf1_c4_0f;

/** Keeps an answer, and shows it to whoever asked. Throws as the API does. */
export async function keepAnswer(
  { productId, place, ...words }: FilledModal,
  interaction: Interaction,
  passedOn: ClickedMessage | null,
  tools: DiscordTools,
  signal: AbortSignal,
): Promise<void> {
  const { api, clock, newId } = tools;
  const { user, channel } = interaction;
  const address = addressOf(interaction, { now: clock.now(), newId });
  if (!isOnDuty(interaction, tools)) {
    await tell(api, address, forOnDuty, signal);
    return;
  }
  const saved = await saveAnswer({ ...words, productId, platform: 'discord', person: user }, tools, signal);
  if (saved.kind === 'refused') {
    await tell(api, address, refusal(saved), signal);
    return;
  }
  const isShown = place === null ? null : await showAsker(saved, place, tools, signal);
  const after = isShown === null ? '' : isShown ? ' Whoever asked has it too.' : ' I could not write to whoever asked.';
  await tell(api, address, `${saved.sentence}${after}`, signal);
  if (passedOn === null) return;
  const handOver = { channel, message: passedOn.message };
  await replyTo(api, handOver, renderSentence('An answer to this was saved.'), newId(), signal);
}

function refusal({ sentence, written }: Refused): DiscordMessage {
  const head = textDisplay(sentenceText(sentence));
  // Backquotes take more room in a block of code: a text of little else may have none.
  const inner = written === '' ? [head] : [head, textDisplay(codeBlock(written, null))];
  return componentMessage(refusedColour, fitsMessage(inner) ? inner : [head]);
}

/** False where the bot may not write. Throws DiscordError otherwise. */
async function showAsker(
  { answer, product }: Saved,
  place: AskedPlace,
  { api, library, newId }: DiscordTools,
  signal: AbortSignal,
): Promise<boolean> {
  const draft = await draftOfChecked(answer, product, library, signal);
  const questionId = newId();
  const options = { scenario: 'general', question: answer.question, questionId, feedback: false } as const;
  try {
    for (const [index, part] of renderDraft(draft, options).parts.entries()) {
      await replyTo(api, place, part, `${questionId} ${index}`, signal);
    }
    return true;
  } catch (error) {
    const isClosed = error instanceof DiscordError && ['forbidden', 'not-there', 'reply-refused'].includes(error.kind);
    if (isClosed) return false;
    throw error;
  }
}

/** @param name of the message, so that one that is sent twice stands there once */
async function replyTo(
  api: DiscordApi,
  { channel, message }: AskedPlace,
  { flags, components }: DiscordMessage,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const nonce = createHash('sha256').update(name).digest('base64url').slice(0, limits.nonce);
  const body = {
    ...{ flags, components, nonce, enforce_nonce: true },
    allowed_mentions: { parse: [], replied_user: false },
    message_reference: { message_id: message, fail_if_not_exists: false },
  };
  const lane = { route: 'post-message', major: channel } as const;
  await api.persist({ method: 'POST', path: `/channels/${channel}/messages`, body, lane }, signal);
}
