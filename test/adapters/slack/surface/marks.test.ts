import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Marks } from '../../../../src/delivery/turn.ts';
import { draftWith, numberedText } from '../../../support/answer-words.ts';
import { createStage } from '../../../support/slack-stage.ts';
import type { Scene } from '../../../support/slack-stage.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';

const never = new AbortController().signal;
let slack: Slack;
let stage: ReturnType<typeof createStage>;
let kept: Marks | null;
/** All that were kept, in order. */
let marks: Marks[];

beforeAll(async () => {
  slack = await startSlack({ latency: 0, rates: false });
  stage = createStage(slack);
});
afterAll(() => slack.close());
beforeEach(() => {
  kept = null;
  marks = [];
});

/** Keeps marks as Redis would: as JSON. */
const keeping = {
  isTakenOver: false,
  progress: {
    marks: null,
    keep(given: Marks) {
      kept = JSON.parse(JSON.stringify(given)) as Marks;
      marks.push(kept);
      return Promise.resolve();
    },
  },
};
const takingOver = (marks: Marks | null) => ({
  ...keeping,
  isTakenOver: true,
  progress: { ...keeping.progress, marks },
});

const growing = (words: number) => draftWith(numberedText(words));
const whole = (words: number) => draftWith(numberedText(words), true);

function inThread(): Scene {
  const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text: 'how do I pair it?' });
  return stage.at({ channel: slack.general, thread: ts }, keeping);
}

test.each([
  ['a stream', () => inThread()],
  ['a message in the channel', () => stage.at({}, keeping)],
])('an answer that was left in %s goes on there, from the start', async (_name, open) => {
  const scene = open();
  await scene.surface.show(growing(40), never);
  const [first] = scene.messages();
  expect(JSON.stringify(kept)).toContain(first?.ts);
  const other = scene.open(takingOver(kept));
  await other.show(growing(10), never);
  await other.show(whole(30), never);
  expect(scene.messages().map(({ ts }) => ts)).toEqual([first?.ts]);
  expect(scene.messages()[0]?.streaming).not.toBe('in_progress');
  expect(scene.seen()[0]).toContain('w0029');
  expect(scene.seen()[0]).not.toContain('w0030');
});

test('an answer whose mark was not kept in time is found by what the message says of itself', async () => {
  const scene = stage.at({}, keeping);
  await scene.surface.show(growing(40), never);
  await scene.open(takingOver(null)).show(whole(30), never);
  expect(scene.messages()).toHaveLength(1);
  expect(scene.seen()[0]).toContain('w0029');
});

test('a stream whose mark was not kept in time is found by what it was begun with', async () => {
  const scene = inThread();
  await scene.surface.show(growing(40), never);
  const begun = marks.find(({ post }) => post !== null);
  expect(begun).toMatchObject({ messages: [], post: { method: 'chat.startStream' } });
  expect(kept).toMatchObject({ post: null });
  await scene.open(takingOver(begun ?? null)).show(whole(30), never);
  expect(scene.messages()).toHaveLength(1);
  expect(scene.messages()[0]?.streaming).not.toBe('in_progress');
  expect(scene.seen()[0]).toContain('w0029');
});

test('an answer whose marks tell of all its messages is not looked for', async () => {
  const scene = inThread();
  await scene.surface.show(growing(40), never);
  const reads = (): number => slack.calls().filter(({ method }) => method === 'conversations.replies').length;
  const before = reads();
  await scene.open(takingOver(kept)).show(whole(30), never);
  expect(reads()).toBe(before);
  expect(scene.messages()).toHaveLength(1);
});

test('messages after the first go when the new answer stands', async () => {
  const scene = stage.at({}, keeping);
  await scene.surface.show(growing(10), never);
  await scene.surface.show(whole(4_000), never);
  expect(scene.messages().length).toBeGreaterThan(1);
  await scene.open(takingOver(kept)).show(whole(30), never);
  expect(scene.messages()).toHaveLength(1);
});

test('an answer that nobody can go on with is ended in its message', async () => {
  const scene = inThread();
  await scene.surface.show(growing(40), never);
  await scene.open(takingOver(kept)).fail('I tried several times.', never);
  expect(scene.messages()).toHaveLength(1);
  expect(scene.seen()[0]).toContain('I tried several times.');
});
