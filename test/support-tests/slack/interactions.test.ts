import type { App, types } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../support/stand-in/json.ts';
import type { Slack } from '../../support/slack/slack.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import { until } from '../../support/until.ts';
import { boltOverSocket } from './connect-bolt.ts';
import { refusal } from './web-client.ts';

let slack: Slack;
let app: App;

beforeEach(async () => {
  slack = await startSlack({ latency: 0, triggerLife: 200 });
  app = boltOverSocket(slack);
  await app.start();
});

afterEach(async () => {
  await app.stop();
  await slack.close();
});

const button = {
  type: 'button',
  action_id: 'choose',
  text: { type: 'plain_text', text: 'TD-17KV' },
  value: 'kv',
} as const;
const other = {
  ...button,
  action_id: 'choose:2',
  value: 'kvx',
  text: { type: 'plain_text', text: 'TD-17KVX' },
} as const;
const feedback = {
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'vote',
      positive_button: { text: { type: 'plain_text', text: 'Good' }, value: 'up' },
      negative_button: { text: { type: 'plain_text', text: 'Bad' }, value: 'down' },
    },
  ],
} as const;
const modal: types.ModalView = {
  type: 'modal',
  callback_id: 'reason',
  title: { type: 'plain_text', text: 'Why?' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'why',
      label: { type: 'plain_text', text: 'Why' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
  ],
};

const done = (id: string): boolean => slack.delivery(id).state !== 'under way';

async function postTo(url: string | null, payload: JsonObject): Promise<[number, string]> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url ?? '', { method: 'POST', headers, body: JSON.stringify(payload) });
  return [response.status, await response.text()];
}

describe('interactions with the stand-in of Slack', () => {
  it('brings a slash command from where the bot is no member, and takes five answers to it', async () => {
    const texts: string[] = [];
    app.command('/hsc', async ({ ack, command, respond }) => {
      await ack();
      texts.push(command.text);
      await respond({ text: 'one', response_type: 'in_channel' });
      await respond({ text: 'two', replace_original: true });
      await respond({ text: 'for you' });
    });
    const { delivery, responseUrl } = slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'td-17 pair' });
    await until(() => slack.calls('response_url').length === 3 && done(delivery));
    await until(() => slack.messages(slack.elsewhere, undefined, slack.ann).length === 3);
    expect(texts).toEqual(['td-17 pair']);
    expect(slack.messages(slack.elsewhere).map(({ text }) => text)).toEqual(['one']);
    // A command's response_url replaces nothing.
    const forAnn = slack.messages(slack.elsewhere, undefined, slack.ann).map(({ text }) => text);
    expect(forAnn).toEqual(['one', 'two', 'for you']);
    expect(await postTo(responseUrl, { text: 'four' })).toEqual([200, 'ok']);
    expect((await postTo(responseUrl, { blocks: [{ type: 'nonsense' }] }))[1]).toContain('invalid_blocks');
    expect(await postTo(responseUrl, { text: 'five' })).toEqual([200, 'ok']);
    expect(await postTo(responseUrl, { text: 'six' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
  });

  it('brings a click with the message, and lets the answer stand in its place', async () => {
    const bodies: JsonObject[] = [];
    app.action('choose:2', async ({ ack, body, action, respond }) => {
      await ack();
      bodies.push({ ...body }, { ...action });
      await respond({ replace_original: true, text: 'chosen' });
    });
    const blocks = [{ type: 'actions', elements: [button, other] } as const];
    const { ts = '' } = await app.client.chat.postMessage({ channel: slack.general, text: 'which?', blocks });
    slack.click({ channel: slack.general, message: ts, user: slack.ann, text: 'TD-17KVX' });
    await until(() => slack.messages(slack.general)[0]?.text === 'chosen');
    expect(bodies).toMatchObject([
      { type: 'block_actions', user: { id: slack.ann }, container: { message_ts: ts }, message: { text: 'which?' } },
      { type: 'button', action_id: 'choose:2', value: 'kvx', block_id: 'b0' },
    ]);
    const gone = { channel: slack.general, message: ts, user: slack.ann, value: 'kv' };
    expect(() => slack.click(gone)).toThrow('nothing to click on');
  });

  it('opens a view while the trigger is fresh, once, and takes what is typed into it', async () => {
    const opened: (string | null)[] = [];
    const typed: unknown[] = [];
    app.action('vote', async ({ ack, body }) => {
      await ack();
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      opened.push(await refusal(app.client.views.open({ trigger_id, view: modal })));
      opened.push(await refusal(app.client.views.open({ trigger_id, view: modal })));
    });
    app.view('reason', async ({ ack, view }) => {
      const text = view.state.values['why']?.['text']?.value;
      typed.push(text);
      if (text === null) await ack({ response_action: 'errors', errors: { why: 'Please say why.' } });
      else await ack();
    });
    const { ts = '' } = await app.client.chat.postMessage({ channel: slack.general, text: 'x', blocks: [feedback] });
    slack.click({ channel: slack.general, message: ts, user: slack.ann, action: 'vote', value: 'down' });
    await until(() => opened.length === 2);
    expect(opened).toEqual([null, 'exchanged_trigger_id']);
    const view = slack.modals(slack.ann)[0]?.id ?? '';
    const first = slack.submit({ user: slack.ann, view });
    await until(() => done(first.delivery));
    expect(slack.modals(slack.ann)).toMatchObject([{ errors: { why: 'Please say why.' } }]);
    const second = slack.submit({ user: slack.ann, view, values: { why: { text: 'wrong page' } } });
    await until(() => done(second.delivery));
    expect(slack.modals(slack.ann)).toEqual([]);
    expect(typed).toEqual([null, 'wrong page']);
  });

  it('refuses a trigger that is too old', async () => {
    const outcomes: (string | null)[] = [];
    app.action('vote', async ({ ack, body }) => {
      await ack();
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      await new Promise((resolve) => setTimeout(resolve, 250));
      outcomes.push(await refusal(app.client.views.open({ trigger_id, view: modal })));
    });
    const { ts = '' } = await app.client.chat.postMessage({ channel: slack.general, text: 'x', blocks: [feedback] });
    slack.click({ channel: slack.general, message: ts, user: slack.ann, value: 'up' });
    await until(() => outcomes.length === 1);
    expect(outcomes).toEqual(['expired_trigger_id']);
  });

  it('shows nobody an ack that the platform would not take, and keeps it on the list', async () => {
    app.command('/hsc', async ({ ack }) => {
      await ack({ text: '' });
    });
    const { delivery } = slack.slash({ channel: slack.general, user: slack.ann, text: 'help' });
    await until(() => done(delivery));
    expect(slack.messages(slack.general, undefined, slack.ann)).toEqual([]);
    expect(slack.violations()).toMatchObject([{ method: 'response_url', error: 'no_text' }]);
  });

  it('shows another view when the app answers a submission with one', async () => {
    app.command('/hsc', async ({ ack, command }) => {
      await ack();
      await app.client.views.open({ trigger_id: command.trigger_id, view: modal });
    });
    const next: types.ModalView = { ...modal, title: { type: 'plain_text', text: 'And?' } };
    app.view('reason', async ({ ack }) => {
      await ack({ response_action: 'update', view: next });
    });
    slack.slash({ channel: slack.general, user: slack.ann, text: 'help' });
    await until(() => slack.modals(slack.ann).length === 1);
    const view = slack.modals(slack.ann)[0]?.id ?? '';
    const { delivery } = slack.submit({ user: slack.ann, view });
    await until(() => done(delivery));
    expect(slack.modals(slack.ann)).toMatchObject([{ id: view, view: { title: { text: 'And?' } } }]);
    expect(slack.violations()).toEqual([]);
  });

  it('tells that the home is opened, and shows what is published there', async () => {
    app.event('app_home_opened', async ({ event }) => {
      if (event.tab !== 'home') return;
      const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Welcome.' } } as const];
      await app.client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    slack.openHome({ user: slack.ann });
    slack.openHome({ user: slack.bob, tab: 'home' });
    await until(() => slack.home(slack.bob) !== null);
    expect(slack.home(slack.ann)).toBeNull();
    expect(slack.home(slack.bob)).toMatchObject({ type: 'home' });
  });
});
