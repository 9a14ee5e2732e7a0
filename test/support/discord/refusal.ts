import type { Wrong } from '../discord-components/wrong.ts';
import type { JsonObject } from '../stand-in/json.ts';

/** A request that is answered with an error. https://docs.discord.com/developers/topics/opcodes-and-status-codes */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly wrongs: readonly Wrong[];

  constructor(status: number, code: number, message: string, wrongs: readonly Wrong[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.wrongs = wrongs;
  }
}

export const refusals = {
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  broken: () => new Refusal(500, 0, '500: Internal Server Error'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new Refusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  tooLarge: () => new Refusal(413, 40005, 'Request entity too large'),
  acknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new Refusal(400, 40094, 'This interaction has reached the maximum number of follow up messages'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  anotherAuthor: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  empty: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  closedDm: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  noText: () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  invalidToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  invalidBody: (wrongs: readonly Wrong[]) => new Refusal(400, 50035, 'Invalid Form Body', wrongs),
  archived: () => new Refusal(400, 50083, 'Thread is archived'),
  noJson: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
  threadExists: () => new Refusal(400, 160004, 'A thread has already been created for this message'),
  tooManyCommands: () =>
    new Refusal(400, 30034, 'Max number of daily application command creates has been reached (200)'),
} as const;

/** The body of the answer: what is wrong with a form stands nested at its place. */
export function bodyOf({ message, code, wrongs }: Refusal): JsonObject {
  if (wrongs.length === 0) return { message, code };
  const errors: Nested = {};
  for (const { path, code: name, message: why } of wrongs) {
    let place = errors;
    for (const part of path) {
      const inner = place[String(part)];
      const next: Nested = inner === undefined || Array.isArray(inner) ? {} : inner;
      place[String(part)] = next;
      place = next;
    }
    const listed = place['_errors'];
    place['_errors'] = [...(Array.isArray(listed) ? listed : []), { code: name, message: why }];
  }
  return { message, code, errors };
}

interface Nested {
  [name: string]: Nested | { readonly code: string; readonly message: string }[];
}
