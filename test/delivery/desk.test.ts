import { expect, it } from 'vitest';
import type { Ask } from '../../src/delivery/ask.ts';
import { createDesk } from '../../src/delivery/desk.ts';

function askOf(...eventKeys: string[]): Ask {
  return {
    question: {
      id: eventKeys.join(' '),
      text: 'how do I reset it',
      productHint: 'td-17',
      scenario: 'general',
      images: [],
      thread: [],
      asker: { platform: 'test', id: null },
    },
    address: { platform: 'test', channel: 'C1' },
    eventKeys,
  };
}

function openDesk(limits: { most?: number; mostWaiting?: number } = {}) {
  const running = new Map<string, PromiseWithResolvers<undefined>>();
  const errors: unknown[] = [];
  const desk = createDesk({
    ...limits,
    onError: (error) => errors.push(error),
    answer: async (ask, signal) => {
      const gate = Promise.withResolvers<undefined>();
      running.set(ask.question.id, gate);
      signal.throwIfAborted();
      signal.addEventListener('abort', () => {
        gate.reject(signal.reason);
      });
      await gate.promise;
    },
  });
  return { desk, running, errors };
}

it('an ask that comes again under any of its names is answered once', () => {
  const { desk, running } = openDesk();
  expect(desk.take(askOf('event:1', 'message:C1:7'))).toBe('taken');
  expect(desk.take(askOf('event:1'))).toBe('seen');
  expect(desk.take(askOf('event:2', 'message:C1:7'))).toBe('seen');
  expect(desk.take(askOf('event:3', 'message:C1:8'))).toBe('taken');
  expect([...running.keys()]).toEqual(['event:1 message:C1:7', 'event:3 message:C1:8']);
});

it('what is too much is said, and may be asked again', async () => {
  const { desk, running } = openDesk({ most: 1, mostWaiting: 1 });
  expect([desk.take(askOf('1')), desk.take(askOf('2')), desk.take(askOf('3'))]).toEqual(['taken', 'taken', 'full']);
  expect(desk.waiting).toBe(1);
  running.get('1')?.resolve(undefined);
  await expect.poll(() => running.has('2')).toBe(true);
  expect(desk.take(askOf('3'))).toBe('taken');
});

it('an answer that fails is reported and holds up nobody', async () => {
  const { desk, running, errors } = openDesk({ most: 1 });
  desk.take(askOf('1'));
  desk.take(askOf('2'));
  running.get('1')?.reject(new Error('broke'));
  await expect.poll(() => running.has('2')).toBe(true);
  expect(errors).toEqual([new Error('broke')]);
});

it('closing lets running answers end, takes no more, and aborts those that take too long', async () => {
  const { desk, running, errors } = openDesk({ most: 2 });
  for (const key of ['1', '2', '3']) desk.take(askOf(key));
  const closed = desk.close(50);
  running.get('1')?.resolve(undefined);
  await closed;
  expect(errors).toEqual([new Error('the process is ending'), new Error('the process is ending')]);
  expect(desk.take(askOf('4'))).toBe('full');
});

it('what is no question is known again as well', () => {
  const { desk } = openDesk();
  expect([desk.first(['a', 'b']), desk.first(['b']), desk.take(askOf('a')), desk.first(['c'])]).toEqual([
    true,
    false,
    'seen',
    true,
  ]);
});
