import { randomUUID } from 'node:crypto';
import { createEditBudgets } from '../../adapters/slack/budget/edit-budgets.ts';
import type { EditBudgets } from '../../adapters/slack/budget/edit-budgets.ts';
import type { SlackAddress } from '../../adapters/slack/slack-address.ts';
import { openSlackApi } from '../../adapters/slack/slack-api.ts';
import { createSlackSurface } from '../../adapters/slack/surface/create-slack-surface.ts';
import type { Taking } from '../../adapters/slack/surface/marks.ts';
import type { SlackSurface } from '../../adapters/slack/surface/create-slack-surface.ts';
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/system-clock.ts';
import type { Slack } from './slack/slack.ts';
import type { Message } from './slack/state/messages.ts';

export interface Scene {
  readonly address: SlackAddress;
  readonly surface: SlackSurface;
  /** The answer's surface in another process. */
  open(turn: Taking): SlackSurface;
  /** What a person reads where the answer belongs, messages of the bot alone, in order. */
  seen(): readonly string[];
  messages(): readonly Message[];
}

interface Stage {
  /** An answer into the thread of a new mention in the channel. */
  mention(channel?: string): Scene;
  /** An answer below a new message in Ann's DM. */
  dm(): Scene;
  /** An answer of a slash command: in the channel itself. */
  slash(parts?: Partial<SlackAddress>): Scene;
  /** An answer at any address. */
  at(parts: Partial<SlackAddress>, turn?: Taking): Scene;
}

/** Answers for a stand-in of Slack, all with the same budgets as those of one workspace have. */
export function createStage(
  slack: Slack,
  clock: Clock = systemClock,
  budgets: EditBudgets = createEditBudgets({ redis: null, clock }),
): Stage {
  const api = openSlackApi({ token: slack.botToken, apiUrl: slack.apiUrl, clock });

  function at(parts: Partial<SlackAddress>, given?: Taking): Scene {
    const questionId = randomUUID();
    const address: SlackAddress = {
      platform: 'slack',
      team: slack.team,
      enterprise: null,
      channel: slack.general,
      channelKind: 'channel',
      user: slack.ann,
      thread: null,
      message: null,
      responseUrl: null,
      responseUrlExpires: null,
      questionId,
      ...parts,
    };
    const question = {
      id: questionId,
      text: 'How do I pair it?',
      productHint: null,
      scenario: 'general' as const,
      images: [],
      thread: [],
      asker: { platform: 'slack', id: slack.ann },
    };
    const open = (turn?: Taking): SlackSurface =>
      createSlackSurface({ address, api, budgets, clock, question, ...(turn === undefined ? {} : { turn }) });
    const surface = open(given);
    const from = address.thread === null ? slack.answers(address.channel).length : 0;
    const messages = (): readonly Message[] =>
      slack
        .answers(address.channel)
        .slice(from)
        .filter(
          ({ deletedAt, thread }) => deletedAt === null && (address.thread === null || thread === address.thread),
        );
    return { address, surface, open, messages, seen: () => messages().map(readable) };
  }

  return {
    at,
    mention(channel = slack.general) {
      const { ts } = slack.mention({ channel, user: slack.ann, text: 'how do I pair it?' });
      return at({ channel, thread: ts });
    },
    dm() {
      const channel = slack.dm(slack.ann);
      const { ts } = slack.message({ channel, user: slack.ann, text: 'how do I pair it?' });
      return at({ channel, channelKind: 'dm', thread: ts });
    },
    slash: (parts = {}) => at(parts),
  };
}

/** The words that a message shows: those of its blocks, or its text where it has none. */
export function readable({ text, blocks }: Pick<Message, 'text' | 'blocks'>): string {
  return blocks.length === 0 ? text : wordsOf(blocks).join(' ');
}

function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (name === 'text' ? [inner] : []) : wordsOf(inner),
  );
}
