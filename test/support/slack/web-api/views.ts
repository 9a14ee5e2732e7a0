import type { JsonObject } from '../../stand-in/json.ts';
import { Refusal } from '../refusal.ts';
import { apiView } from '../state/views.ts';
import { checkViewPayload } from './check-payload.ts';
import type { Call, Methods } from './method.ts';

/** https://docs.slack.dev/reference/methods?family=views */
export const viewMethods: Methods = {
  'views.open': { scopes: [], token: 'bot', run: open },
  'views.update': { scopes: [], token: 'bot', run: update },
  'views.publish': { scopes: [], token: 'bot', run: publish },
};

function open(call: Call): JsonObject {
  const { args, parts, workspace } = call;
  const user = parts.triggers.use(args.required('trigger_id', 'invalid_trigger_id'));
  const view = contentOf(call, 'modal');
  const opened = parts.views.show({ team: workspace.id, user, type: 'modal', view });
  return { view: apiView(opened, parts.keys.appId, workspace.botId) };
}

function update(call: Call): JsonObject {
  const { args, parts, workspace } = call;
  const view = parts.views.all.get(args.required('view_id', 'not_found'));
  if (view?.team !== workspace.id || !view.open) throw new Refusal('not_found');
  const hash = args.text('hash');
  if (hash !== null && hash !== view.hash) throw new Refusal('hash_conflict');
  parts.views.write(view, contentOf(call, view.type));
  return { view: apiView(view, parts.keys.appId, workspace.botId) };
}

function publish(call: Call): JsonObject {
  const { args, parts, workspace } = call;
  const user = args.required('user_id');
  if (parts.world.people.get(user)?.team !== workspace.id) throw new Refusal('user_not_found');
  const content = contentOf(call, 'home');
  const found = [...parts.views.all.values()].find((view) => view.user === user && view.type === 'home');
  if (found !== undefined) parts.views.write(found, content);
  const view = found ?? parts.views.show({ team: workspace.id, user, type: 'home', view: content });
  return { view: apiView(view, parts.keys.appId, workspace.botId) };
}

function contentOf({ args, parts, method }: Call, type: string): JsonObject {
  const view = args.object('view');
  if (view?.['type'] !== type) throw new Refusal('invalid_arguments');
  checkViewPayload(parts, method, view);
  return view;
}
