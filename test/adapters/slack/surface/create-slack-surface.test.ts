import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Draft } from '../../../../src/answer/draft.ts';
import { beginnings, draftWith, numberedText, numberedWords } from '../../../support/answer-words.ts';
import { draftOf } from '../../../support/draft-of.ts';
import { createStage } from '../../../support/slack-stage.ts';
import type { Scene } from '../../../support/slack-stage.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';

const never = new AbortController().signal;
const product = { id: 'td-17', name: 'TD-17', brand: 'Roland', supportUrl: null };
const searching = draftOf({ hint: 'td-17' });
const reading = draftOf({ phase: 'reading', product });

let slack: Slack;
let stage: ReturnType<typeof createStage>;

beforeEach(async () => {
  slack = await startSlack({ latency: 5 });
  stage = createStage(slack);
});

afterEach(async () => {
  await slack.close();
});

async function showAll({ surface }: Scene, drafts: readonly Draft[]): Promise<void> {
  for (const draft of drafts) await surface.show(draft, never);
}

/** A text of which the blocks are much longer than itself. */
const boldText = (words: number): string => numberedText(words).replace(/w\d{4}/gu, '**$&**');

/** Every word of the text stands there once, in order, and nothing was sent that Slack would refuse. */
function expectWhole(scene: Scene, text: string): void {
  expect(numberedWords(scene.seen().join('\n'))).toEqual(numberedWords(text));
  expect(slack.violations()).toEqual([]);
}

describe('an answer in a thread', () => {
  test('is one message, whole at the end, that began with the first text', async () => {
    const scene = stage.mention();
    const text = numberedText(120);
    await showAll(scene, [searching, reading, ...beginnings(text, 150), draftWith(text, true)]);
    expectWhole(scene, text);
    expect(scene.messages()).toHaveLength(1);
    expect(scene.messages()[0]?.via).toBe('chat.startStream');
    expect(scene.messages()[0]?.streaming).toBe('completed');
    expect(slack.calls('chat.update')).toEqual([]);
    expect(slack.refusals()).toEqual([]);
  });

  test('shows what is being done as a status, not as a message, and no status afterwards', async () => {
    const scene = stage.mention();
    await showAll(scene, [searching]);
    await expect.poll(() => slack.status(slack.general, scene.address.thread ?? '')).toContain('Looking for');
    expect(scene.messages()).toEqual([]);
    await showAll(scene, [draftWith('Hold it for w0001 seconds.', true)]);
    expect(slack.status(slack.general, scene.address.thread ?? '')).toBeNull();
    expect(scene.messages()).toHaveLength(1);
  });

  test('has no status left that was still on its way when the text came', async () => {
    const scene = stage.mention();
    slack.slow('assistant.threads.setStatus', 300);
    await showAll(scene, [searching]);
    await expect.poll(() => slack.calls('assistant.threads.setStatus').length).toBe(1);
    const text = 'Hold it for w0001 seconds.';
    await showAll(scene, [draftWith(text.slice(0, 7)), draftWith(text.slice(0, 9)), draftWith(text, true)]);
    expect(slack.statuses().map(({ status }) => status !== '')).toEqual([true, false]);
    expect(slack.status(slack.general, scene.address.thread ?? '')).toBeNull();
  });

  test('that is there at once is posted once', async () => {
    const scene = stage.mention();
    await showAll(scene, [draftWith(numberedText(20), true)]);
    expectWhole(scene, numberedText(20));
    expect(slack.calls().map(({ method }) => method)).toEqual(['chat.postMessage']);
  });

  test('shown again changes nothing', async () => {
    const scene = stage.mention();
    const text = numberedText(4_000);
    await showAll(scene, [draftWith(text, true)]);
    const calls = slack.calls().length;
    await showAll(scene, [draftWith(text, true), draftWith(text, true)]);
    expect(slack.calls()).toHaveLength(calls);
    expectWhole(scene, text);
  });

  test('of which the beginning changes is edited instead of streamed', async () => {
    const scene = stage.dm();
    const text = `${numberedText(30)} And so on.`;
    await showAll(scene, [draftWith('Something else entirely'), draftWith(text.slice(0, 60)), draftWith(text, true)]);
    expectWhole(scene, text);
    expect(scene.seen().join()).not.toContain('Something else');
    expect(scene.messages()).toHaveLength(1);
  });

  test('that would be several messages otherwise is one as long as a stream has room', async () => {
    const scene = stage.mention();
    const text = boldText(600);
    await showAll(scene, [searching, ...beginnings(text, 900), draftWith(text, true)]);
    expectWhole(scene, text);
    expect(scene.messages()).toHaveLength(1);
    expect(slack.calls('chat.update')).toEqual([]);
  });

  test('that would be several messages otherwise is so where its stream was closed', async () => {
    const scene = stage.mention();
    const text = boldText(600);
    await showAll(scene, beginnings(text, 900));
    slack.closeStreams();
    await showAll(scene, [draftWith(text, true)]);
    expectWhole(scene, text);
    expect(scene.messages().length).toBeGreaterThan(1);
  });

  test('that is streamed and fails has the sentence once, below its text', async () => {
    const scene = stage.mention();
    const text = boldText(600);
    await showAll(scene, [...beginnings(text, 900), draftWith(text)]);
    await scene.surface.fail('Please ask again.', never);
    expectWhole(scene, text);
    expect(
      scene
        .seen()
        .join('\n')
        .match(/Please ask again/gu),
    ).toHaveLength(1);
    expect(scene.seen().join('\n')).toMatch(/Please ask again\.$/u);
  });

  test('of 15,000 characters stands in parts in the thread, in order', async () => {
    const scene = stage.mention();
    const text = numberedText(2_500);
    await showAll(scene, [searching, ...beginnings(text, 900), draftWith(text, true)]);
    expectWhole(scene, text);
    expect(scene.messages().length).toBeGreaterThan(1);
    expect(scene.messages().every(({ thread }) => thread === scene.address.thread)).toBe(true);
  });
});

describe('an answer in the channel itself', () => {
  test('is posted with its first text and grows by edits', async () => {
    const scene = stage.slash();
    const text = numberedText(100);
    await showAll(scene, [searching, reading, ...beginnings(text, 100), draftWith(text, true)]);
    expectWhole(scene, text);
    expect(scene.messages()).toHaveLength(1);
    expect(scene.messages()[0]?.via).toBe('chat.postMessage');
    expect(scene.messages()[0]?.history.length).toBeGreaterThan(3);
  });

  test('says what is being done in the same message while a manual is fetched', async () => {
    const scene = stage.slash();
    const fetching = draftOf({ phase: 'reading', product, progress: { step: 'fetching', bytes: 1e6, total: 2e6 } });
    await showAll(scene, [searching, fetching]);
    expect(scene.seen().join()).toContain('Fetching the manual');
    await showAll(scene, [draftWith(numberedText(10), true)]);
    expectWhole(scene, numberedText(10));
    expect(scene.messages()).toHaveLength(1);
    expect(scene.seen().join()).not.toContain('Fetching');
  });

  test('that is long has its further parts in the thread of its first', async () => {
    const scene = stage.slash();
    const text = numberedText(2_500);
    await showAll(scene, [...beginnings(text, 3_000), draftWith(text, true)]);
    expectWhole(scene, text);
    const [first, ...parts] = scene.messages();
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.every(({ thread }) => thread === first?.ts)).toBe(true);
  });

  test('that is long grows in its further parts as well', async () => {
    const scene = stage.slash();
    const text = numberedText(2_900);
    await showAll(scene, [searching, ...beginnings(text, 1_500)]);
    const [first, second] = scene.messages();
    expect(second?.thread).toBe(first?.ts);
    expect(second?.history.length).toBeGreaterThan(1);
    const shown = numberedWords(scene.seen().join('\n'));
    expect(shown).toEqual(numberedWords(text).slice(0, shown.length));
    expect(shown.length).toBeGreaterThan(2_500);
    await showAll(scene, [draftWith(text, true)]);
    expectWhole(scene, text);
    expect(slack.refusals()).toEqual([]);
  });

  test('that is long and turns out shorter has no message left over', async () => {
    const scene = stage.slash();
    await showAll(scene, beginnings(numberedText(2_900), 1_500));
    expect(scene.messages().length).toBeGreaterThan(1);
    await showAll(scene, [draftWith(numberedText(60), true)]);
    expectWhole(scene, numberedText(60));
    expect(scene.messages()).toHaveLength(1);
  });

  test('goes through the response_url where the bot is no member, and says why it came whole', async () => {
    const { responseUrl } = slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'td-17 pairing' });
    const responseUrlExpires = Date.now() + 1_800_000;
    const scene = stage.slash({ channel: slack.elsewhere, responseUrl, responseUrlExpires });
    const text = numberedText(60);
    await showAll(scene, [searching, ...beginnings(text, 80), draftWith(text, true)]);
    expectWhole(scene, text);
    expect(scene.seen().join()).toContain("I'm not a member of this channel");
    expect(slack.calls('response_url')).toHaveLength(1);
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  test('comes to the asker as a direct message where nothing else is left', async () => {
    const scene = stage.slash({ channel: slack.elsewhere });
    const text = numberedText(60);
    await showAll(scene, [...beginnings(text, 80), draftWith(text, true)]);
    const said = slack.answers(slack.dm(slack.ann)).map(({ blocks }) => JSON.stringify(blocks));
    expect(numberedWords(said.join())).toEqual(numberedWords(text));
    expect(said.join()).toContain("I can't write in the channel where you asked");
  });
});

test('an answer after a click is written over the message that was clicked in', async () => {
  const first = stage.mention();
  await first.surface.show(draftWith('Which one do you mean?', true), never);
  const ts = first.messages()[0]?.ts ?? '';
  const scene = stage.at({ thread: first.address.thread, message: ts });
  const text = numberedText(80);
  await showAll(scene, [searching, reading, ...beginnings(text, 100), draftWith(text, true)]);
  expectWhole(scene, text);
  expect(scene.messages().map((message) => message.ts)).toEqual([ts]);
  expect(scene.seen().join()).not.toContain('Which one');
});

describe('a failed answer', () => {
  test('has a sentence in place of the status', async () => {
    const scene = stage.mention();
    await showAll(scene, [searching]);
    await scene.surface.fail('Please ask again.', never);
    expect(scene.seen()).toEqual(['Please ask again.']);
    expect(slack.status(slack.general, scene.address.thread ?? '')).toBeNull();
  });

  test('keeps what was shown and has the sentence below it', async () => {
    for (const begin of [() => stage.mention(), () => stage.slash(), () => stage.dm()]) {
      const scene = begin();
      const text = numberedText(50);
      await showAll(scene, [draftWith(text)]);
      await scene.surface.fail('Please ask again.', never);
      expectWhole(scene, text);
      expect(scene.seen().join()).toMatch(/w0049[^]*Please ask again\.$/);
      expect(scene.messages()).toHaveLength(1);
    }
  });
});

test('an answer grows less often where its calls take long', async () => {
  const scene = stage.mention();
  const text = numberedText(100);
  await showAll(scene, [draftWith(text.slice(0, 50)), draftWith(text.slice(0, 80))]);
  expect(scene.surface.interval(draftWith(text))).toBeLessThan(800);
  slack.slow('chat.appendStream', 300);
  await showAll(scene, [draftWith(text.slice(0, 120))]);
  expect(scene.surface.interval(draftWith(text))).toBeGreaterThanOrEqual(1_200);
});

test('eighteen answers that were begun and end together all end at once', async () => {
  const channels = Array.from({ length: 18 }, (_, index) => slack.addChannel({ name: `stage-${index}` }));
  const scenes = channels.map((channel) => stage.slash({ channel }));
  await Promise.all(scenes.map((scene) => showAll(scene, [draftWith('So')])));
  const start = Date.now();
  await Promise.all(scenes.map((scene) => showAll(scene, [draftWith(numberedText(30), true)])));
  expect(Date.now() - start).toBeLessThan(1_000);
  for (const scene of scenes) expectWhole(scene, numberedText(30));
  expect(slack.refusals()).toEqual([]);
});

test('ten answers at once in one workspace are whole, and no call is refused', { timeout: 60_000 }, async () => {
  const scenes = [
    ...Array.from({ length: 4 }, () => stage.mention()),
    ...Array.from({ length: 3 }, () => stage.slash()),
    ...Array.from({ length: 3 }, () => stage.dm()),
  ];
  const texts = scenes.map((_, index) => numberedText(60 + index * 40));
  await Promise.all(
    scenes.map(async (scene, index) => {
      const text = texts[index] ?? '';
      await showAll(scene, [searching, ...beginnings(text, 60), draftWith(text, true)]);
    }),
  );
  expect(slack.refusals()).toEqual([]);
  scenes.forEach((scene, index) => {
    if (scene.address.thread !== null) expectWhole(scene, texts[index] ?? '');
  });
  const inChannel = slack
    .answers(slack.general)
    .filter(({ thread, deletedAt }) => thread === null && deletedAt === null);
  expect(inChannel).toHaveLength(3);
});
