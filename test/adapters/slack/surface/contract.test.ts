import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Draft } from '../../../../src/answer/draft.ts';
import { draftWith, numberedText, numberedWords } from '../../../support/answer-words.ts';
import { draftOf } from '../../../support/draft-of.ts';
import { surfaceContract } from '../../../contracts/surface.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { createStage } from '../../../support/slack-stage.ts';
import type { Scene } from '../../../support/slack-stage.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';
import { run } from '../../../support/until.ts';

const never = new AbortController().signal;
const clock = createManualClock();
const settle = async <T>(promise: Promise<T>): Promise<T> => (await run(clock, promise)).value;
let slack: Slack;
let stage: ReturnType<typeof createStage>;

beforeAll(async () => {
  slack = await startSlack({ clock, latency: 0 });
  stage = createStage(slack, clock);
});

afterAll(async () => {
  await slack.close();
});

const places = { thread: () => stage.mention(), DM: () => stage.dm(), channel: () => stage.slash() };

describe.each(Object.entries(places))('Slack, in a %s', (_, begin) => {
  surfaceContract({
    open() {
      const scene = begin();
      return { surface: scene.surface, read: () => scene.seen().join('\n') };
    },
    settle,
    runs: 20,
  });
});

/** Something that happens between two drafts. */
type Step =
  | { readonly type: 'show'; readonly draft: Draft }
  | { readonly type: 'fault'; readonly name: string; readonly happen: (scene: Scene) => void };

const methods = ['chat.startStream', 'chat.appendStream', 'chat.stopStream', 'chat.postMessage', 'chat.update'];
const errors = ['internal_error', 'message_not_in_streaming_state', 'streaming_state_conflict', 'msg_too_long'];

function fault(name: string, happen: (scene: Scene) => void): Step {
  return { type: 'fault', name, happen };
}

const anyFault: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...methods).map((method) =>
    fault(`lost ${method}`, () => {
      slack.loseReply(method);
    }),
  ),
  fc.constantFrom(...methods, '*').map((method) =>
    fault(`throttled ${method}`, () => {
      slack.throttle(method, 5);
    }),
  ),
  fc.tuple(fc.constantFrom(...methods), fc.constantFrom(...errors)).map(([method, error]) =>
    fault(`${method} ${error}`, () => {
      slack.fail(method, { error });
    }),
  ),
  fc.constant(
    fault('streams closed', () => {
      slack.closeStreams();
    }),
  ),
  fc.constant(
    fault('deleted', (scene) => {
      const message = scene.messages().at(-1);
      if (message !== undefined) slack.remove(message.channel, message.ts);
    }),
  ),
);

const anySteps = fc.tuple(fc.nat(500), fc.constantFrom(...Object.keys(places))).chain(([words, place]) => {
  const text = numberedText(words + 1);
  const show = fc.oneof(
    { weight: 6, arbitrary: fc.nat(text.length).map((end) => draftWith(text.slice(0, end))) },
    { weight: 1, arbitrary: fc.nat(80).map((end) => draftWith(`Another start ${text.slice(0, end)}`)) },
    { weight: 1, arbitrary: fc.constant(draftOf({ hint: 'td-17' })) },
  );
  const step = fc.oneof(
    { weight: 3, arbitrary: show.map((draft): Step => ({ type: 'show', draft })) },
    { weight: 1, arbitrary: anyFault },
  );
  return fc.record({ text: fc.constant(text), place: fc.constant(place), steps: fc.array(step, { maxLength: 12 }) });
});

test(
  'whatever goes wrong in between, the whole answer stands there once at the end',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async ({ text, place, steps }) => {
        slack.heal();
        await clock.advance(120_000);
        const scene = places[place as keyof typeof places]();
        for (const step of steps) {
          if (step.type === 'fault') step.happen(scene);
          else await settle(scene.surface.show(step.draft, never));
          await clock.advance(200);
        }
        await settle(scene.surface.show(draftWith(text, true), never));
        expect(numberedWords(scene.seen().join('\n'))).toEqual(numberedWords(text));
        expect(scene.seen().join('\n')).not.toContain('Another start');
        expect(slack.violations()).toEqual([]);
      }),
      { numRuns: 120 },
    );
  },
);
