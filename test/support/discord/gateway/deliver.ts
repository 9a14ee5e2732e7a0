import { sign } from 'node:crypto';
import { isObject, parseJson, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { takeCallback } from '../rest/callback.ts';
import type { App } from '../state/app.ts';
import type { Interaction } from '../state/interactions.ts';
import type { Channel } from '../state/world.ts';

/** Brings an interaction to the app: to its endpoint where there is one, else over the gateway. */
export function deliver(parts: Parts, channel: Channel, interaction: Interaction, payload: JsonObject): void {
  const { endpoint } = parts.app;
  if (endpoint === null) parts.events.interaction(channel, payload);
  else post(parts, endpoint, interaction, payload).catch(() => undefined);
}

async function post(parts: Parts, url: string, interaction: Interaction, payload: JsonObject): Promise<void> {
  const { status, text } = await postSigned(parts.app, url, payload, parts.settings.ackTimeout);
  const reply = parseJson(text);
  // Without a body the answer comes by the callback's own route.
  if (status >= 300 || !isObject(reply)) return;
  try {
    takeCallback(parts, interaction, reply);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const why = [
      error.message,
      ...error.wrongs.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
    ];
    const { code } = error;
    parts.records.violations.push({ route: 'endpoint', code, why, body: reply, at: parts.world.now() });
  }
}

/** https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint-validating-security-request-headers */
async function postSigned(app: App, url: string, payload: JsonObject, patience: number, falsely = false) {
  const body = JSON.stringify(payload);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = sign(null, Buffer.from(timestamp + (falsely ? `${body} ` : body)), app.privateKey).toString('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-signature-ed25519': signature,
      'x-signature-timestamp': timestamp,
    },
    body,
    signal: AbortSignal.timeout(patience),
  });
  return { status: response.status, text: await response.text() };
}

/** What the platform does when an endpoint is typed in: a ping, and one with a wrong signature; true when both are right. */
export async function verifyEndpoint({ app, world, settings }: Parts, url: string): Promise<boolean> {
  const ping = { id: world.id(), application_id: app.id, type: 1, token: 'ping', version: 1 };
  const good = await postSigned(app, url, ping, settings.ackTimeout);
  const bad = await postSigned(app, url, ping, settings.ackTimeout, true);
  const pong = parseJson(good.text);
  return good.status === 200 && isObject(pong) && pong['type'] === 1 && bad.status === 401;
}
