import type { JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { Refusal } from '../refusal.ts';
import type { Message } from '../state/messages.ts';
import { apiMessage } from '../state/shapes.ts';
import { apiView, type View } from '../state/views.ts';
import type { Person } from '../state/world.ts';

/** What goes to the app, and the ids that it got. */
export interface Interaction {
  readonly delivery: string;
  readonly triggerId: string;
  readonly responseUrl: string | null;
}

/** What every interaction of a person has. */
export function interaction(parts: Parts, type: string, user: string, team: string): JsonObject {
  const workspace = parts.world.workspace(team);
  const { enterprise, name } = workspace;
  return {
    type,
    token: 'verification',
    api_app_id: parts.keys.appId,
    team: { id: team, domain: name, ...(enterprise === null ? {} : { enterprise_id: enterprise }) },
    enterprise: enterprise === null ? null : { id: enterprise, name: enterprise },
    is_enterprise_install: false,
    user: { id: user, username: person(parts, user).name, name: person(parts, user).name, team_id: team },
  };
}

/** Where a click on a message takes place. */
export function messagePlace(parts: Parts, message: Message, user: string): JsonObject {
  const { channel: id, ts, thread } = message;
  const channel = parts.world.channel(id);
  const url = parts.responseUrls.make({ team: channel.team, channel: id, user, thread, original: message });
  const isEphemeral = message.ephemeralTo !== null;
  return {
    container: { type: 'message', message_ts: ts, channel_id: id, is_ephemeral: isEphemeral, ...threadField(thread) },
    channel: { id, name: channel.kind === 'dm' ? 'directmessage' : channel.name },
    // Of an ephemeral message the platform sends no content along.
    ...(isEphemeral ? {} : { message: apiMessage(parts.world, parts.origin(), message) }),
    state: { values: {} },
    response_url: `${parts.origin()}/actions/${channel.team}/${url.id}`,
  };
}

function threadField(thread: string | null): JsonObject {
  return thread === null ? {} : { thread_ts: thread };
}

/** Where a click in a view takes place. */
export function viewPlace(parts: Parts, view: View): JsonObject {
  const { botId } = parts.world.workspace(view.team);
  return { container: { type: 'view', view_id: view.id }, view: apiView(view, parts.keys.appId, botId) };
}

/** A bad payload in an ack is recorded; the person sees that it hasn't worked, the app isn't told. */
export function accept(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

export function openView(parts: Parts, id: string): View {
  const view = parts.views.all.get(id);
  if (view?.open !== true) throw new Error(`no view ${id} is open`);
  return view;
}

export function person(parts: Parts, id: string): Person {
  const found = parts.world.people.get(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}
