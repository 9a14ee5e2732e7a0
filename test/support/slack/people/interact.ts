import { isObject, objectsIn, stringIn, type JsonObject } from '../json.ts';
import type { Parts } from '../parts.ts';
import type { Message } from '../state/messages.ts';
import { apiMessage } from '../state/shapes.ts';
import { apiView, type View } from '../state/views.ts';
import type { Person, Workspace } from '../state/world.ts';
import { checkViewPayload, checkPayload } from '../web-api/check-payload.ts';
import { Refusal } from '../refusal.ts';
import { actionOf, elementsOf } from './find-element.ts';
import { respond } from './respond.ts';

export interface Slash {
  readonly channel: string;
  readonly user: string;
  /** What follows the command. */
  readonly text: string;
  /** `/hsc` unless it is given. */
  readonly command?: string;
}

export interface Click {
  readonly user: string;
  /** The channel and the ts of the message with the button; ephemeral messages too. */
  readonly channel?: string;
  readonly message?: string;
  /** A view with the button, in place of a message. */
  readonly view?: string;
  /** The element's action_id. Without it, the first that matches the value or the text. */
  readonly action?: string;
  /** The value of the button, of the option, or of the feedback button. */
  readonly value?: string;
  /** What the button says. */
  readonly text?: string;
}

export interface Submission {
  readonly user: string;
  readonly view: string;
  /** What was typed or chosen, by block_id and action_id. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What goes to the app, and the ids that it got. */
export interface Interaction {
  readonly delivery: string;
  readonly triggerId: string;
  readonly responseUrl: string | null;
}

/** What people do besides writing. */
export interface Interactions {
  slash(slash: Slash): Interaction;
  click(click: Click): Interaction;
  submit(submission: Submission): Interaction;
  /** Opens the app's home or its DM; gives the ids of what goes to the app. */
  openHome(opening: { readonly user: string; readonly tab?: 'home' | 'messages' }): readonly string[];
}

export function createInteractions(parts: Parts): Interactions {
  return {
    slash: (given) => slash(parts, given),
    click: (given) => click(parts, given),
    submit: (given) => submit(parts, given),
    openHome({ user, tab = 'messages' }) {
      const dm = parts.world.dmOf(user);
      const event = { type: 'app_home_opened', user, channel: dm.id, tab, event_ts: parts.messages.timestamp() };
      return parts.events.emit(parts.world.workspace(dm.team), event).map(({ id }) => id);
    },
  };
}

function slash(parts: Parts, { channel: channelId, user, text, command = '/hsc' }: Slash): Interaction {
  const channel = parts.world.channel(channelId);
  const workspace = parts.world.workspace(channel.team);
  const url = parts.responseUrls.make({ team: channel.team, channel: channelId, user, thread: null, original: null });
  const responseUrl = `${parts.origin()}/commands/${channel.team}/${url.id}`;
  const triggerId = parts.triggers.make(user);
  const payload = {
    token: 'verification',
    team_id: channel.team,
    team_domain: workspace.name,
    ...(workspace.enterprise === null
      ? {}
      : { enterprise_id: workspace.enterprise, enterprise_name: workspace.enterprise }),
    channel_id: channelId,
    channel_name: channel.kind === 'dm' ? 'directmessage' : channel.name,
    user_id: user,
    user_name: person(parts, user).name,
    command,
    text,
    api_app_id: parts.keys.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
  const delivery = parts.courier.send('slash_commands', command, payload, (answer) => {
    accept(() => {
      checkPayload(parts, 'response_url', answer);
    });
    respond(parts, url, answer, 'ack');
  });
  return { delivery: delivery.id, triggerId, responseUrl };
}

function click(parts: Parts, given: Click): Interaction {
  const view = given.view === undefined ? null : openView(parts, given.view);
  const message = view === null ? messageOf(parts, given) : null;
  const found = elementsOf(view === null ? (message?.blocks ?? []) : objectsIn(view.view['blocks'])).filter(
    ({ element }) => matches(element, given),
  );
  const ts = parts.messages.timestamp();
  const [action] = found.map((one) => actionOf(one, given.value ?? null, ts)).filter((one) => one !== null);
  if (action === undefined) throw new Error(`nothing to click on is ${JSON.stringify(given)}`);
  const { team } = person(parts, given.user);
  const place = view === null ? messagePlace(parts, message, given.user) : viewPlace(parts, view);
  const triggerId = parts.triggers.make(given.user);
  const payload = { ...interaction(parts, 'block_actions', given.user, team), ...place, actions: [action] };
  const delivery = parts.courier.send('interactive', 'block_actions', { ...payload, trigger_id: triggerId });
  return { delivery: delivery.id, triggerId, responseUrl: stringIn(place['response_url']) };
}

function submit(parts: Parts, { user, view: id, values = {} }: Submission): Interaction {
  const view = openView(parts, id);
  const { botId } = parts.world.workspace(view.team);
  const triggerId = parts.triggers.make(user);
  const payload = {
    ...interaction(parts, 'view_submission', user, view.team),
    trigger_id: triggerId,
    view: apiView(view, parts.keys.appId, botId, stateOf(view, values)),
    response_urls: [],
  };
  view.open = false;
  const delivery = parts.courier.send('interactive', 'view_submission', payload, (answer) => {
    takeAnswer(parts, view, answer);
  });
  return { delivery: delivery.id, triggerId, responseUrl: null };
}

/** https://docs.slack.dev/surfaces/modals#response_actions */
function takeAnswer(parts: Parts, view: View, answer: JsonObject): void {
  const { response_action: action, errors, view: next } = answer;
  if (action === 'errors' && isObject(errors)) {
    view.open = true;
    view.errors = errors;
  }
  if (!isObject(next)) return;
  accept(() => {
    checkViewPayload(parts, 'view_submission', next);
  });
  if (action === 'push') parts.views.show({ team: view.team, user: view.user, type: 'modal', view: next });
  if (action !== 'update') return;
  view.open = true;
  parts.views.write(view, next);
}

/** A bad payload in an ack is recorded; the person sees that it hasn't worked, the app isn't told. */
function accept(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function matches(element: JsonObject, { action, value, text }: Click): boolean {
  if (action !== undefined && element['action_id'] !== action) return false;
  if (text !== undefined && !(isObject(element['text']) && element['text']['text'] === text)) return false;
  return value === undefined || element['value'] === undefined || element['value'] === value;
}

function messagePlace(parts: Parts, message: Message | null, user: string): JsonObject {
  if (message === null) return {};
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

function viewPlace(parts: Parts, view: View): JsonObject {
  const { botId } = parts.world.workspace(view.team);
  return { container: { type: 'view', view_id: view.id }, view: apiView(view, parts.keys.appId, botId) };
}

function interaction(parts: Parts, type: string, user: string, team: string): JsonObject {
  const workspace: Workspace = parts.world.workspace(team);
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

function stateOf(view: View, values: NonNullable<Submission['values']>): JsonObject {
  const elements = elementsOf(objectsIn(view.view['blocks']));
  const state: Record<string, Record<string, JsonObject>> = {};
  for (const found of elements) {
    const { blockId, element } = found;
    const id = String(element['action_id']);
    const value = values[blockId]?.[id] ?? null;
    state[blockId] = { ...state[blockId], [id]: stateValue(element, value) };
  }
  return state;
}

function stateValue(element: JsonObject, value: string | null): JsonObject {
  const type = element['type'];
  if (type === 'plain_text_input') return { type, value };
  const option = objectsIn(element['options']).find((one) => one['value'] === value) ?? null;
  return type === 'checkboxes'
    ? { type, selected_options: option === null ? [] : [option] }
    : { type, selected_option: option };
}

function messageOf(parts: Parts, { channel = '', message: ts = '' }: Click): Message {
  const message = parts.messages.find(channel, ts);
  if (message === null) throw new Error(`no message ${ts} in ${channel}`);
  return message;
}

function openView(parts: Parts, id: string): View {
  const view = parts.views.all.get(id);
  if (view?.open !== true) throw new Error(`no view ${id} is open`);
  return view;
}

function person(parts: Parts, id: string): Person {
  const found = parts.world.people.get(id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}
