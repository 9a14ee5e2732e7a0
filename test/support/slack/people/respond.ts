import { objectsIn, stringIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import { emitPosted } from '../delivery/events.ts';
import { apiMessage } from '../state/shapes.ts';
import { mostUses, type ResponseUrl } from '../state/response-urls.ts';
import { checkPayload } from '../web-api/check-payload.ts';

/** Does what a post to a response_url asks for. Throws a Refusal when it is used up, too old, or not well made. */
export function useResponseUrl(parts: Parts, id: string, payload: JsonObject): void {
  const url = parts.responseUrls.find(id);
  if (url === null) throw new Refusal('invalid_url');
  if (url.until < parts.settings.clock.now()) throw new Refusal('expired_url');
  if (url.uses >= mostUses) throw new Refusal('used_url');
  if (payload['delete_original'] !== true) checkPayload(parts, 'response_url', payload);
  url.uses += 1;
  respond(parts, url, payload, 'response_url');
}

/** Writes an answer to an interaction: a new message, or in place of the one it is about. */
export function respond(parts: Parts, url: ResponseUrl, payload: JsonObject, via: 'response_url' | 'ack'): void {
  const { original } = url;
  if (payload['delete_original'] === true) {
    if (original !== null) parts.messages.remove(original);
    return;
  }
  const text = stringIn(payload['text']) ?? '';
  const blocks = objectsIn(payload['blocks']);
  if (payload['replace_original'] === true && original !== null) {
    parts.messages.write(original, text, blocks);
    return;
  }
  write(parts, url, payload, { text, blocks, via });
}

function write(
  parts: Parts,
  url: ResponseUrl,
  payload: JsonObject,
  content: { text: string; blocks: readonly JsonObject[]; via: 'response_url' | 'ack' },
): void {
  const workspace = parts.world.workspace(url.team);
  const isForAll = payload['response_type'] === 'in_channel';
  const message = parts.messages.add({
    ...content,
    channel: url.channel,
    user: workspace.botUser,
    bot: { botId: workspace.botId, appId: parts.keys.appId },
    ephemeralTo: isForAll ? null : url.user,
    thread: stringIn(payload['thread_ts']) ?? (isForAll ? null : url.thread),
  });
  if (!isForAll) return;
  const shape = apiMessage(parts.world, parts.origin(), message);
  emitPosted(parts.world, parts.events, message, shape, shape);
}
