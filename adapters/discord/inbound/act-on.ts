import type { Reply } from '../../../commands/command.ts';
import type { Ask } from '../../../src/delivery/ask.ts';
import { explainError } from '../../explain.ts';
import { askKeys } from '../ask-keys.ts';
import type { DiscordAddress } from '../discord-address.ts';
import { spelling } from '../discord-tools.ts';
import type { DiscordTools } from '../discord-tools.ts';
import { renderCard } from '../render/render-card.ts';
import { tell } from '../tell.ts';
import { turnAway } from '../turn-away.ts';
import type { Inbound } from './inbound.ts';

/** Does what came in asks for. Returns at once; never throws. */
export function actOn(inbound: Inbound, tools: DiscordTools): void {
  const { background, desk, log } = tools;
  switch (inbound.kind) {
    case 'ignore':
      log.debug({ event: 'discord_ignored', why: inbound.why });
      return;
    case 'ask':
      background.run('take', (signal) => takeAsk(inbound.ask, tools, signal));
      return;
    case 'card':
      background.run('command', async (signal) => {
        if (await desk.first(inbound.eventKeys)) await runCommand(inbound, tools, signal);
      });
      return;
    case 'tell':
      background.run('command', async (signal) => {
        if (await desk.first(inbound.eventKeys)) await tell(tools.api, inbound.address, inbound.sentence, signal);
      });
      return;
    case 'stop':
      background.run('stop', async () => {
        if (!(await desk.first(inbound.eventKeys))) return;
        await Promise.all(inbound.conversations.map((conversation) => desk.stop(conversation)));
      });
  }
}

/** Gives a question to the desk; whoever meant the bot is told when it isn't taken. Throws as the API does. */
export async function takeAsk(ask: Ask, { desk, api }: DiscordTools, signal: AbortSignal): Promise<void> {
  const taken = await desk.take(ask);
  if (taken.kind !== 'taken') await turnAway(ask, taken, api, signal);
}

async function runCommand(
  { command, argument, address }: Extract<Inbound, { kind: 'card' }>,
  tools: DiscordTools,
  signal: AbortSignal,
): Promise<void> {
  const { catalog, library, api, health } = tools;
  let reply: Reply;
  try {
    reply = await command.run(argument, { catalog, library, health, ...spelling }, signal);
  } catch (error) {
    await tell(api, address, explainError(error), AbortSignal.timeout(5_000));
    throw error;
  }
  if (reply.kind === 'card') await tell(api, address, renderCard(reply.card), signal);
  else await takeAsk(askOf(reply, address), tools, signal);
}

function askOf({ hint, text, scenario }: Extract<Reply, { kind: 'question' }>, address: DiscordAddress): Ask {
  return {
    question: {
      id: address.questionId,
      text,
      productHint: hint,
      scenario,
      images: [],
      thread: [],
      asker: { platform: 'discord', id: address.user },
    },
    address,
    eventKeys: [],
    origin: null,
    ...askKeys(address),
    urgency: 'asked',
    isStaff: false,
  };
}
