import { createHmac } from 'node:crypto';
import { isObject, parseJson, type JsonObject } from '../../stand-in/json.ts';
import type { Settings } from '../options.ts';
import type { Attempt, Carry, Delivery } from './delivery.ts';

/** Headers that sign a body. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signed(secret: string, body: string, seconds: number): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
}

/** Sends events as JSON, commands and interactions as forms, to the addresses in turn. */
export function createHttpCarry(settings: Settings, secret: string, urls: () => readonly string[]): Carry {
  let turn = 0;
  return async (delivery, attempt, signal) => {
    const all = urls();
    turn += 1;
    const url = all[turn % all.length] ?? '';
    const record: Attempt = { at: settings.clock.now(), via: url, ackAfter: null, failure: null };
    delivery.attempts.push(record);
    const begun = performance.now();
    try {
      const response = await fetch(url, {
        ...request(settings, secret, delivery, reasonOf(delivery, attempt)),
        signal: AbortSignal.any([signal, AbortSignal.timeout(settings.ackTimeout)]),
      });
      const text = await response.text();
      const retry = response.headers.get('x-slack-no-retry') !== '1';
      if (!response.ok) {
        record.failure = 'http_error';
        return { acked: false, response: null, retry };
      }
      record.ackAfter = performance.now() - begun;
      return { acked: true, response: responseOf(text), retry: false };
    } catch (error) {
      record.failure = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection_failed';
      return { acked: false, response: null, retry: true };
    }
  };
}

/** Says to the address what the platform says when an event address is typed in; true when it passes. */
export async function verifyUrl(secret: string, url: string, now: number): Promise<boolean> {
  const challenge = 'M7Zb1x5kQ0Vd9sXe';
  const body = JSON.stringify({ token: 'verification', challenge, type: 'url_verification' });
  const headers = { 'content-type': 'application/json', ...signed(secret, body, Math.floor(now / 1_000)) };
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(3_000) });
  const text = await response.text();
  const reply = parseJson(text);
  return response.status === 200 && (text === challenge || (isObject(reply) && reply['challenge'] === challenge));
}

function request(settings: Settings, secret: string, delivery: Delivery, retry: Record<string, string>): RequestInit {
  const isEvent = delivery.kind === 'events_api';
  const body = isEvent ? JSON.stringify(delivery.payload) : formOf(delivery);
  const type = isEvent ? 'application/json' : 'application/x-www-form-urlencoded';
  const sign = signed(secret, body, Math.floor(settings.clock.now() / 1_000));
  return { method: 'POST', body, redirect: 'manual', headers: { 'content-type': type, ...sign, ...retry } };
}

function formOf({ kind, payload }: Delivery): string {
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(
    Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();
}

function reasonOf({ attempts }: Delivery, attempt: number): Record<string, string> {
  if (attempt === 0) return {};
  const before = attempts.at(-2)?.failure ?? 'timeout';
  const reason = before === 'timeout' ? 'http_timeout' : before;
  return { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason };
}

function responseOf(text: string): JsonObject | null {
  if (text.trim() === '') return null;
  const reply = parseJson(text);
  return isObject(reply) ? reply : { text };
}
