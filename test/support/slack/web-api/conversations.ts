import type { JsonObject } from '../../stand-in/json.ts';
import { Refusal } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import { scopeOf } from '../state/scopes.ts';
import { apiChannel, apiMessage } from '../state/shapes.ts';
import type { Channel } from '../state/world.ts';
import { joinedChannel, seenChannel, type Call, type Methods } from './method.ts';

const reads = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const histories = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

/** https://docs.slack.dev/reference/methods?family=conversations */
export const conversationMethods: Methods = {
  'conversations.info': {
    scopes: reads,
    token: 'bot',
    run: (call) => ({ channel: apiChannel(granted(call, seenChannel(call), 'read'), call.workspace) }),
  },
  'conversations.members': {
    scopes: reads,
    token: 'bot',
    run: (call) => ({
      members: [...granted(call, seenChannel(call), 'read').members],
      response_metadata: { next_cursor: '' },
    }),
  },
  'conversations.open': { scopes: ['im:write'], token: 'bot', run: open },
  'conversations.history': { scopes: histories, token: 'bot', run: history },
  'conversations.replies': { scopes: histories, token: 'bot', run: replies },
};

function open({ args, parts, workspace }: Call): JsonObject {
  const person = parts.world.people.get(args.required('users', 'users_list_not_supplied'));
  if (person?.team !== workspace.id) throw new Refusal('user_not_found');
  if (person.bot) throw new Refusal('cannot_dm_bot');
  return { channel: { id: parts.world.dmOf(person.id).id } };
}

/** The channel, once it is seen that the scope for its kind is granted. */
function granted({ workspace }: Call, channel: Channel, what: 'read' | 'history'): Channel {
  const needed = `${scopeOf[channel.kind]}:${what}`;
  if (workspace.scopes.has(needed)) return channel;
  throw new Refusal('missing_scope', { needed, provided: [...workspace.scopes].join(',') });
}

/** Newest first. */
function history(call: Call): JsonObject {
  const channel = granted(call, joinedChannel(call), 'history');
  const top = call.parts.messages
    .in(channel.id)
    .filter(({ thread, ephemeralTo }) => thread === null && ephemeralTo === null)
    .filter((message) => isWithin(call, message))
    .reverse();
  return page(call, top);
}

/** Oldest first, the thread's first message on top of the first page. */
function replies(call: Call): JsonObject {
  const channel = granted(call, joinedChannel(call), 'history');
  const ts = call.args.required('ts', 'thread_not_found');
  const named = call.parts.messages.find(channel.id, ts);
  if (named === null) throw new Refusal('thread_not_found');
  const first = named.thread ?? named.ts;
  const thread = call.parts.messages.thread(channel.id, first);
  return page(
    call,
    thread.filter((message) => message.ts === first || isWithin(call, message)),
  );
}

function isWithin({ args }: Call, { ts }: Message): boolean {
  const oldest = args.text('oldest');
  const latest = args.text('latest');
  const inclusive = args.flag('inclusive');
  const after = oldest === null || ts > oldest || (inclusive && ts === oldest);
  return after && (latest === null || ts < latest || (inclusive && ts === latest));
}

function page({ args, parts }: Call, all: readonly Message[]): JsonObject {
  const limit = Math.min(args.number('limit') ?? 100, 999);
  const from = Number((args.text('cursor') ?? 'from:0').replace('from:', ''));
  if (!Number.isInteger(from)) throw new Refusal('invalid_cursor');
  const hasMore = from + limit < all.length;
  const withMetadata = args.flag('include_all_metadata');
  return {
    messages: all.slice(from, from + limit).map((one) => ({
      ...apiMessage(parts.world, parts.origin(), one, withMetadata),
      ...threadFields(parts.messages.thread(one.channel, one.ts), one),
    })),
    has_more: hasMore,
    ...(hasMore ? { response_metadata: { next_cursor: `from:${from + limit}` } } : {}),
  };
}

/** What the first message of a thread says of its replies. */
function threadFields(thread: readonly Message[], first: Message): JsonObject {
  const [, ...answers] = thread;
  const last = answers.at(-1);
  if (last === undefined || first.thread !== null) return {};
  const users = [...new Set(answers.map(({ user }) => user))];
  return { thread_ts: first.ts, reply_count: answers.length, reply_users: users, latest_reply: last.ts };
}
