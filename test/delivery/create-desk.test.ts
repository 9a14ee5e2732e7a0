import { expect, it } from 'vitest';
import type { Ask } from '../../src/delivery/ask.ts';
import { createDesk } from '../../src/delivery/create-desk.ts';
import type { DeskOptions } from '../../src/delivery/create-desk.ts';
import type { Refusal } from '../../src/delivery/desk.ts';
import { systemClock } from '../../src/system-clock.ts';
import { askOf } from '../support/ask-of.ts';

/** A desk with a platform whose answers end when they are told to. */
function openDesk(options: Partial<DeskOptions> = {}) {
  const running = new Map<string, PromiseWithResolvers<undefined>>();
  const errors: unknown[] = [];
  const turnedAway: [string, Refusal][] = [];
  const desk = createDesk({
    role: 'all',
    redis: null,
    queue: null,
    limits: { person: { count: 100, seconds: 60 }, workspace: { count: 1_000, seconds: 60 } },
    isOverloaded: () => false,
    clock: systemClock,
    onError: (error) => errors.push(error),
    onTrouble: (error) => errors.push(error),
    ...options,
  });
  desk.serve('test', {
    async answer(ask, { signal }) {
      const gate = Promise.withResolvers<undefined>();
      running.set(ask.question.id, gate);
      signal.throwIfAborted();
      signal.addEventListener('abort', () => {
        gate.reject(signal.reason);
      });
      await gate.promise.finally(() => running.delete(ask.question.id));
    },
    showPlace: () => Promise.resolve(),
    turnAway: (ask, refusal) => Promise.resolve(void turnedAway.push([ask.question.id, refusal])),
  });
  const take = async (...asks: Ask[]): Promise<string[]> => {
    const kinds: string[] = [];
    for (const ask of asks) kinds.push((await desk.take(ask)).kind);
    return kinds;
  };
  return { desk, running, errors, turnedAway, take };
}

it('an ask that comes again under any of its names is answered once', async () => {
  const { running, take } = openDesk();
  const asks = [['event:1', 'message:7'], ['event:1'], ['event:2', 'message:7'], ['event:3', 'message:8']];
  expect(await take(...asks.map((keys) => askOf(keys)))).toEqual(['taken', 'seen', 'seen', 'taken']);
  expect([...running.keys()]).toEqual(['event:1 message:7', 'event:3 message:8']);
});

it('of asks that come at once under one name, one is answered', async () => {
  const { desk, running } = openDesk();
  const taken = await Promise.all(Array.from({ length: 20 }, () => desk.take(askOf(['same']))));
  expect(taken.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
  expect(running.size).toBe(1);
});

it('those who were asked come before those who overheard, and before later ones', async () => {
  const { running, take } = openDesk({ most: 1 });
  const overheard = askOf(['overheard'], { urgency: 'overheard' });
  await take(askOf(['running']), overheard, askOf(['first']), askOf(['second']));
  const order: string[] = [];
  while (running.size > 0) {
    const [id = ''] = running.keys();
    order.push(id);
    running.get(id)?.resolve(undefined);
    await expect.poll(() => running.has(id)).toBe(false);
    await expect.poll(() => running.size > 0 || order.length === 4).toBe(true);
  }
  expect(order).toEqual(['running', 'first', 'second', 'overheard']);
});

it('what is too much is said once, although its message comes as two events', async () => {
  const { desk, running, take } = openDesk({ most: 1, mostWaiting: 1 });
  const asks = [askOf(['1']), askOf(['2']), askOf(['event:3', 'message:3']), askOf(['event:4', 'message:3'])];
  expect(await take(...asks)).toEqual(['taken', 'taken', 'full', 'seen']);
  expect(desk.waiting).toBe(1);
  running.get('1')?.resolve(undefined);
  await expect.poll(() => running.has('2')).toBe(true);
  expect(await take(askOf(['5']))).toEqual(['taken']);
});

it('the first question of a person comes before the second of another', async () => {
  const { running, take } = openDesk({ most: 1 });
  await take(askOf(['running'], { person: 'cai' }));
  const ofAnn = Array.from({ length: 3 }, (_, index) => askOf([`ann ${index}`]));
  await take(...ofAnn, askOf(['bob'], { person: 'bob' }));
  running.get('running')?.resolve(undefined);
  await expect.poll(() => [...running.keys()]).toEqual(['ann 0']);
  running.get('ann 0')?.resolve(undefined);
  await expect.poll(() => [...running.keys()]).toEqual(['bob']);
});

it('whoever asks too much is told until when, and people on duty are not', async () => {
  const limits = { person: { count: 2, seconds: 60 }, workspace: { count: 4, seconds: 60 } };
  const { desk, take } = openDesk({ limits });
  expect(await take(askOf(['1']), askOf(['2']))).toEqual(['taken', 'taken']);
  const refused = await desk.take(askOf(['3']));
  expect(refused).toMatchObject({ kind: 'limited', by: 'person' });
  expect(refused.kind === 'limited' && refused.milliseconds).toBeGreaterThan(50_000);
  const others = ['bob', 'cai', 'dan'].map((person) => askOf([person], { person }));
  expect(await take(...others)).toEqual(['taken', 'taken', 'limited']);
  expect(await take(askOf(['staff'], { isStaff: true }))).toEqual(['taken']);
});

it('an overloaded process takes nothing more', async () => {
  const { take } = openDesk({ isOverloaded: () => true });
  expect(await take(askOf(['1']))).toEqual(['full']);
});

it('an answer that fails is reported and holds up nobody', async () => {
  const { running, errors, take } = openDesk({ most: 1 });
  await take(askOf(['1']), askOf(['2']));
  running.get('1')?.reject(new Error('broke'));
  await expect.poll(() => running.has('2')).toBe(true);
  expect(errors).toEqual([new Error('broke')]);
});

it('"stop" ends what runs and waits in its conversation, and nothing else', async () => {
  const { desk, running, errors, take } = openDesk({ most: 2 });
  const here = { conversation: 'here' };
  await take(askOf(['1'], here), askOf(['2']), askOf(['3'], here), askOf(['4']));
  await desk.stop('here');
  await expect.poll(() => [...running.keys()]).toEqual(['2', '4']);
  expect([desk.waiting, errors]).toEqual([0, []]);
});

it('closing lets running answers end, turns away those who wait, and ends those that take too long', async () => {
  const { desk, running, turnedAway, errors, take } = openDesk({ most: 2 });
  await take(askOf(['1']), askOf(['2']), askOf(['3']));
  const closed = desk.close(50);
  running.get('1')?.resolve(undefined);
  await closed;
  expect([running.size, errors, turnedAway]).toEqual([0, [], [['3', { kind: 'closing' }]]]);
  expect(await take(askOf(['4']))).toEqual(['closing']);
});

it('what is no question is known again as well', async () => {
  const { desk, take } = openDesk();
  expect(await desk.first(['a', 'b'])).toBe(true);
  expect(await desk.first(['b'])).toBe(false);
  expect(await take(askOf(['a']))).toEqual(['seen']);
  expect(await desk.first(['c'])).toBe(true);
});
