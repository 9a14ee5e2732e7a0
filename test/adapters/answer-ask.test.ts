import { expect, it } from 'vitest';
import { answerAsk } from '../../adapters/answer-ask.ts';
import type { AskPlatform, CompleteQuestion } from '../../adapters/answer-ask.ts';
import type { Draft } from '../../src/answer/draft.ts';
import type { AnswerEvent } from '../../src/answer/events.ts';
import { TurnEndedError } from '../../src/delivery/turn.ts';
import type { TurnEnd } from '../../src/delivery/turn.ts';
import type { Engine } from '../../src/engine.ts';
import { HscError } from '../../src/errors.ts';
import type { Question } from '../../src/question.ts';
import { systemClock } from '../../src/system-clock.ts';
import { askOf } from '../support/ask-of.ts';
import { textOf } from '../support/draft-of.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { turnOf } from '../support/turn-of.ts';
import { run } from '../support/until.ts';

const question: Question = {
  id: 'q',
  text: 'how?',
  productHint: null,
  scenario: 'general',
  images: [],
  thread: [],
  asker: { platform: 'test', id: null },
};
const ask = askOf([], { question });
const never = turnOf();
const end: AnswerEvent = { type: 'answer-end', outcome: 'answered', model: 'm', usage: null };

/** A platform that writes down what it is shown. */
function platformOf(complete: (signal: AbortSignal) => Promise<CompleteQuestion>) {
  const shown: Draft[] = [];
  const failed: string[] = [];
  const platform: AskPlatform = {
    prepare: () => Promise.resolve({ complete }),
    openSurface: () => ({
      show: (draft) => Promise.resolve(void shown.push(draft)),
      fail: (sentence) => Promise.resolve(void failed.push(sentence)),
      interval: () => 0,
    }),
  };
  return { platform, shown, failed };
}

function engineOf(...events: readonly (AnswerEvent | Error)[]): Engine & { readonly asked: Question[] } {
  const asked: Question[] = [];
  return {
    asked,
    async *answer(given, signal) {
      asked.push(given);
      for (const event of events) {
        await Promise.resolve();
        signal.throwIfAborted();
        if (event instanceof Error) throw event;
        yield event;
      }
    },
  };
}

it('asks the engine the complete question and says what is wrong with its files before the end', async () => {
  const complete = { ...question, productHint: 'td-17' };
  const { platform, shown } = platformOf(() =>
    Promise.resolve({
      question: complete,
      notices: [{ kind: 'attachment', name: 'a.mid', problem: 'other-type' }],
      pictures: [],
    }),
  );
  const engine = engineOf({ type: 'text-delta', text: 'Hold.' }, end);
  await answerAsk(ask, platform, { engine, clock: systemClock }, never);
  expect(engine.asked).toEqual([complete]);
  expect(shown[0]?.phase).toBe('resolving');
  expect(shown.at(-1)).toMatchObject({ phase: 'done', notices: [{ kind: 'attachment', name: 'a.mid' }] });
});

it('pictures that nobody looked at are spoken of', async () => {
  const { platform, shown } = platformOf(() => Promise.resolve({ question, notices: [], pictures: ['a.png'] }));
  const engine = engineOf({ type: 'notice', notice: { kind: 'fallback', reason: 'unavailable' } }, end);
  await answerAsk(ask, platform, { engine, clock: systemClock }, never);
  expect(shown.at(-1)?.notices.at(-1)).toEqual({ kind: 'attachment', name: 'a.png', problem: 'no-eyes' });
});

it('says nothing where the platform says so', async () => {
  const engine = engineOf(end);
  const opened: string[] = [];
  const platform: AskPlatform = {
    prepare: () => Promise.resolve(null),
    openSurface: () => {
      opened.push('surface');
      throw new Error('not to be opened');
    },
  };
  await answerAsk(ask, platform, { engine, clock: systemClock }, never);
  expect([engine.asked, opened]).toEqual([[], []]);
});

it.each([
  ['the engine', engineOf({ type: 'text-delta', text: 'Ho' }, new HscError('model-unavailable', 'x')), null],
  ['the preparation', engineOf(end), new HscError('model-unavailable', 'x')],
])('what %s throws is told once and thrown', async (_name, engine, broken) => {
  const { platform, failed } = platformOf(() =>
    broken === null ? Promise.resolve({ question, notices: [], pictures: [] }) : Promise.reject(broken),
  );
  await expect(answerAsk(ask, platform, { engine, clock: systemClock }, never)).rejects.toThrow(HscError);
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain("can't be reached");
});

it('an answer that takes too long is ended with a sentence', async () => {
  const clock = createManualClock();
  const engine: Engine = {
    async *answer(_question, signal) {
      yield { type: 'text-delta', text: 'Hold' };
      await clock.sleep(1_000_000, signal);
    },
  };
  const { platform, failed, shown } = platformOf(() => Promise.resolve({ question, notices: [], pictures: [] }));
  const answering = answerAsk(ask, platform, { engine, clock, deadline: 60_000 }, never);
  const { value, elapsed } = await run(
    clock,
    answering.then(
      () => null,
      (error: unknown) => error,
    ),
  );
  expect(value).toMatchObject({ name: 'TimeoutError' });
  expect(elapsed).toBeLessThan(62_000);
  expect(failed).toEqual(['That took longer than it should. Please ask again in a minute.']);
  expect(textOf(shown.at(-1)!)).toBe('Hold');
});

/** An engine that writes a word and then waits until it is ended. */
const endless: Engine = {
  async *answer(_question, signal) {
    yield { type: 'text-delta', text: 'Hold' };
    await systemClock.sleep(60_000, signal);
  },
};

function answeringUntil(why: TurnEnd) {
  const stop = new AbortController();
  const { platform, shown, failed } = platformOf(() => Promise.resolve({ question, notices: [], pictures: [] }));
  const answering = answerAsk(ask, platform, { engine: endless, clock: systemClock }, turnOf(stop.signal));
  const ended = expect(answering).rejects.toMatchObject({ name: 'TurnEndedError', end: why });
  return {
    ended,
    shown,
    failed,
    stop: () => {
      stop.abort(new TurnEndedError(why));
    },
  };
}

it.each([
  ['stopped', 'Stopped.'],
  ['closing', 'I am being restarted'],
] as const)('an answer that is ended because it is %s says so', async (why, sentence) => {
  const { ended, shown, failed, stop } = answeringUntil(why);
  await expect.poll(() => shown.length).toBeGreaterThan(1);
  stop();
  await ended;
  expect(failed).toEqual([expect.stringContaining(sentence)]);
});

it.each(['lost', 'handed-over'] as const)('an answer that is %s is left as it is', async (why) => {
  const { ended, shown, failed, stop } = answeringUntil(why);
  await expect.poll(() => shown.length).toBeGreaterThan(1);
  stop();
  await ended;
  expect(failed).toEqual([]);
});

it.each([
  ['an answer', engineOf({ type: 'text-delta', text: 'Hold.' }, end)],
  ['a failure', engineOf({ type: 'text-delta', text: 'Ho' }, new HscError('model-unavailable', 'x'))],
])('the end of %s that another process writes is not written here', async (_name, engine) => {
  const { platform, shown, failed } = platformOf(() => Promise.resolve({ question, notices: [], pictures: [] }));
  const turn = turnOf(undefined, { confirm: () => Promise.reject(new TurnEndedError('lost')) });
  await expect(answerAsk(ask, platform, { engine, clock: systemClock }, turn)).rejects.toThrow(TurnEndedError);
  expect([shown.filter(({ phase }) => phase === 'done'), failed]).toEqual([[], []]);
});

it('an answer that was begun elsewhere says so from its first word on', async () => {
  const { platform, shown } = platformOf(() => Promise.resolve({ question, notices: [], pictures: [] }));
  const engine = engineOf({ type: 'text-delta', text: 'Hold.' }, end);
  await answerAsk(ask, platform, { engine, clock: systemClock }, turnOf(undefined, { isTakenOver: true }));
  expect(shown.slice(1).every(({ notices }) => notices[0]?.kind === 'begun-again')).toBe(true);
  expect(shown.at(-1)?.phase).toBe('done');
});
