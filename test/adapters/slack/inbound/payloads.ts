import { loadCatalog } from '../../../../src/catalog/load-catalog.ts';
import type { InboundContext } from '../../../../adapters/slack/inbound/inbound.ts';

const { catalog } = await loadCatalog('catalog');
export const context: InboundContext = { catalog, now: 1_000_000, newId: () => 'q-1' };

export const bot = 'U0BOT';
export const ann = 'U0ANN';

/** An event as the platform sends it. */
export function event(fields: Readonly<Record<string, unknown>>, envelope: Readonly<Record<string, unknown>> = {}) {
  return {
    type: 'event_callback',
    event_id: 'Ev1',
    team_id: 'T1',
    api_app_id: 'A1',
    authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: bot, is_bot: true, is_enterprise_install: false }],
    event: { channel: 'C1', user: ann, ts: '1700000000.000100', event_ts: '1700000000.000100', ...fields },
    ...envelope,
  };
}

export const mention = (text: string, fields: Readonly<Record<string, unknown>> = {}) =>
  event({ type: 'app_mention', text, ...fields });
export const message = (text: string, fields: Readonly<Record<string, unknown>> = {}) =>
  event({ type: 'message', channel_type: 'channel', text, ...fields });
export const direct = (text: string, fields: Readonly<Record<string, unknown>> = {}) =>
  event({ type: 'message', channel_type: 'im', channel: 'D1', text, ...fields });

export const slash = (text: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  command: '/hsc',
  text,
  team_id: 'T1',
  channel_id: 'C1',
  user_id: ann,
  response_url: 'https://hooks.slack.com/commands/T1/1/x',
  trigger_id: 't1',
  is_enterprise_install: 'false',
  ...fields,
});
