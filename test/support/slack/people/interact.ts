import { isObject, objectsIn, stringIn, type JsonObject } from '../../stand-in/json.ts';
import type { Parts } from '../parts.ts';
import { checkPayload } from '../web-api/check-payload.ts';
import { actionOf, elementsOf } from './find-element.ts';
import {
  accept,
  interaction,
  messagePlace,
  openView,
  person,
  viewPlace,
  type Interaction,
} from './interaction-payload.ts';
import { respond } from './respond.ts';
import { submit, type Submission } from './submit.ts';

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

/** What people do besides writing. */
export interface Interactions {
  slash(slash: Slash): Interaction;
  click(click: Click): Interaction;
  submit(submission: Submission): Interaction;
  /** Opens the app's home or its DM; gives the ids of what goes to the app. */
  openHome(opening: { readonly user: string; readonly tab?: 'home' | 'messages' }): readonly string[];
  /** Begins a conversation in the older split view; gives its thread and the ids of what goes to the app. */
  openThread(opening: { readonly user: string }): { readonly thread: string; readonly deliveries: readonly string[] };
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
    openThread: ({ user }) => openThread(parts, user),
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
    const isGood = accept(() => {
      checkPayload(parts, 'response_url', answer);
    });
    if (isGood) respond(parts, url, answer, 'ack');
  });
  return { delivery: delivery.id, triggerId, responseUrl };
}

function click(parts: Parts, given: Click): Interaction {
  const { blocks, place } = given.view === undefined ? onMessage(parts, given) : inView(parts, given.view);
  const ts = parts.messages.timestamp();
  const [action] = elementsOf(blocks)
    .filter(({ element }) => matches(element, given))
    .map((found) => actionOf(found, given.value ?? null, ts))
    .filter((one) => one !== null);
  if (action === undefined) throw new Error(`nothing to click on is ${JSON.stringify(given)}`);
  const { team } = person(parts, given.user);
  const where = place();
  const triggerId = parts.triggers.make(given.user);
  const payload = { ...interaction(parts, 'block_actions', given.user, team), ...where, actions: [action] };
  const delivery = parts.courier.send('interactive', 'block_actions', { ...payload, trigger_id: triggerId });
  return { delivery: delivery.id, triggerId, responseUrl: stringIn(where['response_url']) };
}

/** What is clicked on, and what the app is told of the place. */
interface Place {
  readonly blocks: readonly JsonObject[];
  readonly place: () => JsonObject;
}

function onMessage(parts: Parts, { channel = '', message: ts = '', user }: Click): Place {
  const message = parts.messages.find(channel, ts);
  if (message === null) throw new Error(`no message ${ts} in ${channel}`);
  return { blocks: message.blocks, place: () => messagePlace(parts, message, user) };
}

function inView(parts: Parts, id: string): Place {
  const view = openView(parts, id);
  return { blocks: objectsIn(view.view['blocks']), place: () => viewPlace(parts, view) };
}

function matches(element: JsonObject, { action, value, text }: Click): boolean {
  if (action !== undefined && element['action_id'] !== action) return false;
  if (text !== undefined && !(isObject(element['text']) && element['text']['text'] === text)) return false;
  return value === undefined || element['value'] === undefined || element['value'] === value;
}

/** https://docs.slack.dev/reference/events/assistant_thread_started */
function openThread(parts: Parts, user: string): ReturnType<Interactions['openThread']> {
  const dm = parts.world.dmOf(user);
  const { id: team, botUser, botId } = parts.world.workspace(dm.team);
  const bot = { botId, appId: parts.keys.appId };
  // The view begins with a message of the app that nobody sees.
  const { ts: thread } = parts.messages.add({ channel: dm.id, user: botUser, bot, via: 'ack', text: '' });
  const place = { user_id: user, channel_id: dm.id, thread_ts: thread, context: { team_id: team } };
  const event = { type: 'assistant_thread_started', assistant_thread: place, event_ts: parts.messages.timestamp() };
  return { thread, deliveries: parts.events.emit(parts.world.workspace(dm.team), event).map(({ id }) => id) };
}
