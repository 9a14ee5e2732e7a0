import type { Reply } from '../../../commands/command.ts';
import type { Ask } from '../../../src/delivery/ask.ts';
import { explainError } from '../../explain.ts';
import { tellAll, tellPrivately } from '../actions/tell.ts';
import { askKeys } from '../ask-keys.ts';
import type { Workspace } from '../install/workspaces.ts';
import { renderCard } from '../render/render-card.ts';
import type { SlackMessage } from '../render/blocks.ts';
import { slackAddressSchema } from '../slack-address.ts';
import type { SlackAddress } from '../slack-address.ts';
import { prefix } from '../slack-tools.ts';
import type { SlackTools } from '../slack-tools.ts';
import { turnAway } from '../turn-away.ts';
import { welcome } from '../welcome.ts';
import type { Inbound } from './inbound.ts';

/** Does what came in asks for. Returns at once; never throws. */
export function actOn(inbound: Inbound, tools: SlackTools): void {
  const { background, workspaces, catalog, desk } = tools;
  switch (inbound.kind) {
    case 'ignore':
      return;
    case 'ask':
      takeAsk(inbound.ask, tools);
      return;
    case 'card':
      background.run('command', async (signal) => {
        if (await desk.first(inbound.eventKeys)) await runCommand(inbound, tools, signal);
      });
      return;
    case 'stop':
      background.run('stop', async () => {
        if (await desk.first(inbound.eventKeys)) await desk.stop(inbound.conversation);
      });
      return;
    case 'welcome':
      background.run('welcome', async (signal) => {
        const workspace = await workspaces.of(inbound.team);
        if (workspace !== null) await welcome(workspace.api, inbound, catalog, signal);
      });
  }
}

/** Gives a question to the desk; whoever meant the bot is told when it isn't taken. Returns at once; never throws. */
export function takeAsk(ask: Ask, tools: SlackTools): void {
  const { desk, background, workspaces } = tools;
  background.run('take', async (signal) => {
    const taken = await desk.take({ ...ask, isStaff: await isOnDuty(ask, tools, signal) });
    if (taken.kind !== 'taken') await turnAway(ask, taken, workspaces, signal);
  });
}

async function isOnDuty(ask: Ask, { staff, workspaces }: SlackTools, signal: AbortSignal): Promise<boolean> {
  if (staff.isEmpty) return false;
  const address = slackAddressSchema.parse(ask.address);
  const workspace = await workspaces.of(address);
  return workspace !== null && (await staff.in(address.team, workspace.api, signal)).has(address.user);
}

type CardInbound = Extract<Inbound, { kind: 'card' }>;

async function runCommand(inbound: CardInbound, tools: SlackTools, signal: AbortSignal): Promise<void> {
  const { command, argument, address } = inbound;
  const workspace = await tools.workspaces.of(address);
  if (workspace === null) return;
  let reply: Reply;
  try {
    reply = await command.run(argument, { catalog: tools.catalog, library: tools.library, prefix }, signal);
  } catch (error) {
    await show(workspace, address, explainError(error), AbortSignal.timeout(5_000));
    throw error;
  }
  if (reply.kind === 'card') await show(workspace, address, renderCard(reply.card), signal);
  else takeAsk(askOf(reply, address), tools);
}

/** A command's card is for the person who typed it; a card that was asked for by name stands where it was asked. */
async function show(
  { api }: Workspace,
  address: SlackAddress,
  message: string | SlackMessage,
  signal: AbortSignal,
): Promise<void> {
  if (address.responseUrl === null) await tellAll(api, address, message, signal);
  else await tellPrivately(api, address, message, signal);
}

function askOf({ hint, text, scenario }: Extract<Reply, { kind: 'question' }>, address: SlackAddress): Ask {
  return {
    question: {
      id: address.questionId,
      text,
      productHint: hint,
      scenario,
      images: [],
      thread: [],
      asker: { platform: 'slack', id: address.user },
    },
    address,
    eventKeys: [],
    origin: null,
    ...askKeys(address),
    urgency: 'asked',
    isStaff: false,
  };
}
