import { checkMessage, type MessageMethod } from '../../slack-blocks/check-message.ts';
import { checkView } from '../../slack-blocks/check-view.ts';
import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';

/** Refuses, and records, a message that the platform would refuse. What would only be cut off is recorded. */
export function checkPayload({ records, settings }: Parts, method: MessageMethod, args: JsonObject): void {
  refuse(records.violations, method, checkMessage(args, method), args, settings.clock.now());
}

/** The same for a view. */
export function checkViewPayload({ records, settings }: Parts, method: string, view: JsonObject): void {
  refuse(records.violations, method, checkView(view), view, settings.clock.now());
}

function refuse(
  violations: Parts['records']['violations'],
  method: string,
  found: readonly string[],
  args: JsonObject,
  at: number,
): void {
  if (found.length === 0) return;
  const isCut = (one: string): boolean => one.endsWith('is cut off');
  const [first] = found.filter((one) => !isCut(one));
  const error = (first ?? 'msg_too_long').replace(/:.*$/s, '');
  violations.push({ method, error, why: found, args, at });
  if (first === undefined) return;
  throw new Refusal(error, { response_metadata: { messages: found.map((one) => `[ERROR] ${one}`) } });
}
