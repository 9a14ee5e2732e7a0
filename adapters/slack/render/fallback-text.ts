import { lastSentenceEnd, lastWordEnd } from '../../sentence-end.ts';
import { limits } from '../limits.ts';
import { escapeMrkdwn } from './escape.ts';

/** Plain text as the `text` of a message: whole sentences of its beginning, escaped, within the limit of chat.update. */
export function fallbackText(text: string): string {
  const whole = escapeMrkdwn(text);
  if (Buffer.byteLength(whole) <= limits.updateText) return whole;
  let most = Math.min(text.length, limits.updateText);
  while (Buffer.byteLength(escapeMrkdwn(text.slice(0, most))) > limits.updateText) most = Math.floor(most * 0.9);
  const start = text.slice(0, most);
  const end = lastSentenceEnd(start);
  return escapeMrkdwn(start.slice(0, end > most / 4 ? end : lastWordEnd(start)).trimEnd());
}
