import type { JsonObject } from '../../stand-in/json.ts';
import { Refusal } from '../refusal.ts';
import { joinedChannel, type Call, type Methods } from './method.ts';

const mostLoadingMessages = 10;
const mostPrompts = 4;
const scopes = ['assistant:write', 'chat:write'];

/** https://docs.slack.dev/reference/methods?family=assistant */
export const assistantMethods: Methods = {
  'assistant.threads.setStatus': { scopes, token: 'bot', run: setStatus },
  'assistant.threads.setSuggestedPrompts': { scopes: ['assistant:write'], token: 'bot', run: setPrompts },
  'assistant.threads.setTitle': { scopes: ['assistant:write'], token: 'bot', run: setTitle },
};

function setStatus(call: Call): JsonObject {
  const { args, parts } = call;
  const channel = channelOf(call);
  const thread = args.required('thread_ts');
  if (parts.messages.find(channel, thread) === null) throw new Refusal('invalid_thread_ts');
  const given: unknown = args.all['loading_messages'] ?? [];
  const loadingMessages = Array.isArray(given) ? given.map(String) : [];
  if (loadingMessages.length > mostLoadingMessages) throw new Refusal('invalid_arguments');
  const status = args.text('status') ?? '';
  parts.records.statuses.push({ channel, thread, status, loadingMessages, at: parts.settings.clock.now() });
  return {};
}

function setPrompts(call: Call): JsonObject {
  const { args, parts } = call;
  const channel = channelOf(call);
  const prompts = args.objects('prompts') ?? [];
  const complete = prompts.every(({ title, message }) => typeof title === 'string' && typeof message === 'string');
  if (!complete || prompts.length === 0 || prompts.length > mostPrompts) throw new Refusal('invalid_arguments');
  const at = parts.settings.clock.now();
  parts.records.prompts.push({ channel, thread: args.text('thread_ts'), title: args.text('title'), prompts, at });
  return {};
}

function setTitle(call: Call): JsonObject {
  const channel = channelOf(call);
  const { args, parts } = call;
  parts.records.titles.push({ channel, thread: args.required('thread_ts'), title: args.required('title') });
  return {};
}

/** These methods call it `channel_id`. */
function channelOf(call: Call): string {
  const id = call.args.required('channel_id', 'channel_not_found');
  const args = {
    ...call.args,
    required: (name: string, error?: string) => (name === 'channel' ? id : call.args.required(name, error)),
  };
  return joinedChannel({ ...call, args }).id;
}
