import type { Message } from './slack/state/messages.ts';

/** The value of a vote's button. */
export function voteOf(message: Message, vote: 'up' | 'down'): string {
  const found = new RegExp(`"value":("(?:[^"\\\\]|\\\\.)*vote\\\\":\\\\"${vote}(?:[^"\\\\]|\\\\.)*")`).exec(
    JSON.stringify(message.blocks),
  );
  return JSON.parse(found?.[1] ?? '""') as string;
}
