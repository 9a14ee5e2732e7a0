import type { JsonObject } from '../../stand-in/json.ts';

/** A modal that was opened, or a home tab. */
export interface View {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  /** As the app gave it. */
  view: JsonObject;
  hash: string;
  /** The person still sees it. */
  open: boolean;
  /** What the app said to fields of the last submission, by block. */
  errors: JsonObject;
}

export interface Views {
  readonly all: Map<string, View>;
  show(view: Pick<View, 'team' | 'user' | 'type' | 'view'>): View;
  write(view: View, content: JsonObject): void;
}

export function createViews(newId: () => string): Views {
  const all = new Map<string, View>();
  let hash = 0;
  const nextHash = (): string => `1.${(hash += 1)}`;
  return {
    all,
    show(given) {
      const view: View = { ...given, id: newId(), hash: nextHash(), open: true, errors: {} };
      all.set(view.id, view);
      return view;
    },
    write(view, content) {
      view.view = content;
      view.hash = nextHash();
      view.errors = {};
    },
  };
}

/** As the platform sends a view along. */
export function apiView(view: View, appId: string, botId: string, values: JsonObject = {}): JsonObject {
  return {
    id: view.id,
    team_id: view.team,
    app_id: appId,
    app_installed_team_id: view.team,
    bot_id: botId,
    callback_id: '',
    private_metadata: '',
    external_id: '',
    title: { type: 'plain_text', text: 'View' },
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    root_view_id: view.id,
    previous_view_id: null,
    ...view.view,
    hash: view.hash,
    state: { values },
  };
}
