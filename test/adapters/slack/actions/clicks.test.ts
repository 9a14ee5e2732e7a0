import { describe, expect, it } from 'vitest';
import { askOfClick } from '../../../../adapters/slack/actions/ask-of-click.ts';
import { readClick } from '../../../../adapters/slack/actions/click.ts';
import { whereHelpIs } from '../../../../adapters/actions/pass-on.ts';
import { handOverBlocks } from '../../../../adapters/slack/actions/hand-over.ts';
import { readSubmission, writeSubject } from '../../../../adapters/slack/actions/submission.ts';
import { reasonView } from '../../../../adapters/slack/render/reason-view.ts';
import { actionId, decodeAction, encodeAction } from '../../../../adapters/slack/render/actions.ts';
import type { SlackAction } from '../../../../adapters/slack/render/actions.ts';
import { loadCatalog } from '../../../../src/catalog/load-catalog.ts';
import { checkMessage } from '../../../support/slack-blocks/check-message.ts';

const { catalog } = await loadCatalog('catalog');
const choose: SlackAction = { kind: 'choose', productId: 'td-17', question: 'how do I reset it?', scenario: 'live' };
const follow: SlackAction = { kind: 'ask', productId: 'td-17', question: 'and then?', scenario: 'general' };
const moment = { now: 1_000, newId: () => 'q-2' };

function payload(action: SlackAction, container: Readonly<Record<string, unknown>> = {}) {
  return {
    type: 'block_actions',
    user: { id: 'U1', team_id: 'T1' },
    team: { id: 'T1' },
    enterprise: null,
    is_enterprise_install: false,
    container: { type: 'message', channel_id: 'C1', message_ts: '2.0', is_ephemeral: false, ...container },
    message: { user: 'U0BOT', ts: '2.0' },
    actions: [{ type: 'button', action_id: actionId(action.kind), value: encodeAction(action) }],
    response_url: 'https://hooks.slack.com/actions/T1/1/x',
    trigger_id: 't',
  };
}

const clickOf = (action: SlackAction, container?: Readonly<Record<string, unknown>>) => {
  const click = readClick(payload(action, container));
  if (click === null) throw new Error('no click');
  return click;
};

describe('a click', () => {
  it('on a product writes over the message and goes on with the question', () => {
    const ask = askOfClick(clickOf(choose, { thread_ts: '1.0' }), choose, moment);
    expect(ask.question).toMatchObject({ text: 'how do I reset it?', productHint: 'td-17', scenario: 'live' });
    expect(ask.address).toMatchObject({ thread: '1.0', message: '2.0', questionId: 'q-2' });
    expect(ask.origin).toMatchObject({ asked: 'click', thread: '1.0' });
  });
  it('on a product of a message that only one person sees goes by its response_url', () => {
    const ask = askOfClick(clickOf(choose, { is_ephemeral: true }), choose, moment);
    expect(ask.address).toMatchObject({ message: null, responseUrl: 'https://hooks.slack.com/actions/T1/1/x' });
  });
  it('on a further question asks it in the thread that the message begins or stands in', () => {
    expect(askOfClick(clickOf(follow), follow, moment).address).toMatchObject({ thread: '2.0', message: null });
    expect(askOfClick(clickOf(follow, { thread_ts: '1.0' }), follow, moment).address).toMatchObject({ thread: '1.0' });
  });
  it('has the same name when it comes again, and another one for another question', () => {
    const keys = (action: Extract<SlackAction, { kind: 'ask' }>) =>
      askOfClick(clickOf(action), action, moment).eventKeys;
    expect(keys(follow)).toEqual(keys({ ...follow }));
    expect(keys(follow)).not.toEqual(keys({ ...follow, question: 'and now?' }));
  });
  it.each([
    ['on an element of somebody else', { ...payload(choose), actions: [{ action_id: 'other', value: '1' }] }],
    ['with a damaged value', { ...payload(choose), actions: [{ action_id: actionId('vote'), value: '{' }] }],
    ['in a view', { ...payload(choose), container: { type: 'view', view_id: 'V1' } }],
    ['without an action', { ...payload(choose), actions: [] }],
    ['that is none', null],
  ])('%s is left alone', (_name, body) => {
    expect(readClick(body)).toBeNull();
  });
});

describe('the form for a reason', () => {
  const metadata = writeSubject(clickOf(follow), 'q-1', 'td-17');
  const body = (values: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
    type: 'view_submission',
    user: { id: 'U1', team_id: 'T1' },
    view: { ...reasonView(metadata, { person: true }), state: { values }, ...more },
  });
  const given = {
    reason: { reason: { selected_option: { value: 'wrong-page' } } },
    words: { words: { value: 'it is p. 9' } },
    person: { person: { selected_options: [{ value: 'person' }] } },
  };
  it('is read as it was sent', () => {
    expect(readSubmission(body(given))).toEqual({
      team: 'T1',
      enterprise: null,
      user: 'U1',
      subject: JSON.parse(metadata) as unknown,
      reason: 'The page does not say this: it is p. 9',
      wantsPerson: true,
    });
    expect(readSubmission(body({}))).toMatchObject({ reason: '', wantsPerson: false });
  });
  it('is left alone when it is another one, or damaged', () => {
    expect(readSubmission(body(given, { private_metadata: '{}' }))).toBeNull();
    expect(readSubmission(body(given, { callback_id: 'other' }))).toBeNull();
    expect(readSubmission({ ...body(given), user: {} })).toBeNull();
  });
});

it('a vote knows from the message what a person would need, wherever it stands', () => {
  const pages = ['p. 12', 'p. 13'];
  const person: SlackAction = {
    kind: 'person',
    questionId: 'q-1',
    productId: 'td-17',
    question: 'how? '.repeat(400),
    pages,
  };
  const vote: SlackAction = { kind: 'vote', vote: 'down', questionId: 'q-1', productId: 'td-17', scenario: 'live' };
  const elements = [{ type: 'button', action_id: actionId('person'), value: encodeAction(person) }];
  const blocks = [
    { type: 'rich_text', elements: [{ type: 'rich_text_section' }] },
    { type: 'actions', elements },
  ];
  const click = readClick({ ...payload(vote), message: { user: 'U0BOT', ts: '2.0', blocks } });
  const metadata = click === null ? '' : writeSubject(click, 'q-1', 'td-17');
  expect(metadata.length).toBeLessThan(3_000);
  const view = { ...reasonView(metadata, { person: true }), state: { values: {} } };
  const submission = readSubmission({ type: 'view_submission', user: { id: 'U1', team_id: 'T1' }, view });
  expect(submission?.subject).toMatchObject({ pages, productId: 'td-17', thread: null });
  expect(submission?.subject.question).toMatch(/^how\? how\?/u);
});

describe('what the people on duty read', () => {
  const subject = {
    user: 'U1',
    question: '<!channel> how? '.repeat(500),
    productId: 'td-17',
    pages: Array.from({ length: 300 }, (_, index) => `p. ${index} <!here>`),
    reason: 'wrong <@U2>',
    questionId: 'q-1',
    channel: 'C1',
    message: '2.0',
    thread: null,
    isPrivate: false,
  };
  const tools = { catalog, hasStaff: true };
  it('is within the limits and rings nobody else', () => {
    const blocks = handOverBlocks(subject, tools, 'https://x.slack.com/archives/C1/p2');
    const text = 'A question for a person';
    expect(checkMessage({ channel: 'C1', text, blocks }, 'chat.postMessage')).toEqual([]);
    const mrkdwn = JSON.stringify(blocks.filter((block) => JSON.stringify(block).includes('mrkdwn')));
    expect(mrkdwn).not.toContain('<!');
    expect(mrkdwn).not.toContain('<@U2>');
    expect(mrkdwn).toContain('<@U1>');
  });
  it('leaves out what is not known', () => {
    const bare = { ...subject, question: '', productId: null, pages: [], reason: '' };
    expect(handOverBlocks(bare, tools, null)).toHaveLength(1);
  });
  it('has a button for an answer where one can be kept, and somebody is on duty who may', () => {
    const said = (...[about, given]: Partial<Parameters<typeof handOverBlocks>>): string =>
      JSON.stringify(handOverBlocks({ ...subject, ...about }, { ...tools, ...given }, null));
    expect(said()).toContain('Save an answer');
    expect(said({ ...subject, productId: null })).not.toContain('Save an answer');
    expect(said({ ...subject, productId: 'gone' })).not.toContain('Save an answer');
    expect(said(subject, { ...tools, hasStaff: false })).not.toContain('Save an answer');
  });
  it('knows where the answer stands, unless the asker alone sees it', () => {
    const placeOf = (more: Partial<Parameters<typeof handOverBlocks>[0]>): unknown => {
      const [button] = handOverBlocks({ ...subject, ...more }, tools, null).at(-1)?.['elements'] as readonly unknown[];
      const action = decodeAction(button);
      return action?.kind === 'save' ? action.place : undefined;
    };
    expect(placeOf({ thread: '1.0' })).toEqual({ channel: 'C1', thread: '1.0' });
    expect(placeOf({})).toEqual({ channel: 'C1', thread: '2.0' });
    expect(placeOf({ isPrivate: true })).toBeNull();
  });
});

it('where nobody can be asked, the maker is named', () => {
  expect(whereHelpIs('td-17', catalog)).toMatch(/^Nobody .+ The maker helps with the Roland TD-17 at https:\/\//);
  expect(whereHelpIs(null, catalog)).toMatch(/person who looks after this workspace\.$/);
});
