import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askOf } from '../../support/ask-of.ts';
import { openDeskStage } from '../../support/desk-stage.ts';
import { shortLease } from '../../support/shared-desk.ts';
import { until } from '../../support/until.ts';

const newAsk = (parts: Parameters<typeof askOf>[1] = {}) => askOf([randomUUID()], parts);

// Each waits for leases to run out, on a Redis of its own.
describe.concurrent('an ask', () => {
  it('that an ingress takes is answered by a worker, once, and leaves nothing behind', async (context) => {
    const { openDesk, untilHeld } = await openDeskStage(context);
    const ingress = await openDesk({ role: 'ingress' });
    const workers = [await openDesk({ role: 'worker' }), await openDesk({ role: 'worker' })];
    const asks = Array.from({ length: 20 }, () => newAsk());
    expect(await Promise.all(asks.map((ask) => ingress.take(ask)))).toEqual(asks.map(() => 'taken'));
    const attempts = () => workers.flatMap((one) => one.attempts);
    await until(() => attempts().length === asks.length);
    for (const attempt of attempts()) attempt.finish();
    await untilHeld(0);
    await setTimeout(2 * shortLease);
    expect(
      attempts()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(asks.map(({ question }) => question.id).toSorted());
    expect(attempts().every(({ turn }) => !turn.isTakenOver)).toBe(true);
    expect(ingress.attempts).toEqual([]);
  });

  it('that runs for longer than a lease stays where it is', async (context) => {
    const { openDesk, untilHeld } = await openDeskStage(context);
    const [one, other] = [await openDesk(), await openDesk()];
    expect(await one.take(newAsk())).toBe('taken');
    await setTimeout(3 * shortLease);
    one.attempts[0]!.finish();
    await untilHeld(0);
    expect([one.attempts.length, other.attempts.length]).toEqual([1, 0]);
  });

  it.for(['all', 'worker'] as const)(
    'of a process (%s) that died goes on in another one, with its marks',
    async (role, context) => {
      const { openBehindProxy, openDesk, untilHeld, untilKept } = await openDeskStage(context);
      const ingress = role === 'worker' ? await openDesk({ role: 'ingress' }) : null;
      const dying = await openBehindProxy({ role });
      const ask = newAsk();
      await (ingress ?? dying).take(ask);
      await untilKept(dying);
      const other = await openDesk({ role: 'worker' });
      dying.proxy.set('refused');
      await until(() => other.attempts.length === 1);
      const attempt = other.attempts[0]!;
      const { turn } = attempt;
      expect(turn.isTakenOver).toBe(true);
      expect(turn.progress.marks).toEqual({ message: `of ${ask.question.id}` });
      attempt.finish();
      await untilHeld(0);
    },
  );

  it('that waited in a process that died is answered by another one', async (context) => {
    const { openBehindProxy, openDesk, untilHeld } = await openDeskStage(context);
    const dying = await openBehindProxy({ most: 1 });
    await dying.take(newAsk());
    const waiting = newAsk();
    await dying.take(waiting);
    await untilHeld(2);
    const other = await openDesk();
    dying.proxy.set('refused');
    await until(() => other.attempts.some(({ id }) => id === waiting.question.id));
  });

  it('that every process dies of is given up in the end', async (context) => {
    const { openBehindProxy, openDesk, untilHeld, untilKept } = await openDeskStage(context);
    const ask = newAsk();
    let first = true;
    for (let died = 0; died < 3; died += 1) {
      const dying = await openBehindProxy();
      if (first) await dying.take(ask);
      first = false;
      await untilKept(dying);
      dying.proxy.set('refused');
    }
    const last = await openDesk();
    await until(() => last.attempts.length === 1);
    expect(last.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'given-up' });
    await untilHeld(0);
  });
});

describe.concurrent('a process that lost an ask to another one', () => {
  it('is told so, and may not write its end', async (context) => {
    const { openBehindProxy, openDesk, untilKept } = await openDeskStage(context);
    const cut = await openBehindProxy();
    await cut.take(newAsk());
    await untilKept(cut);
    const other = await openDesk();
    cut.proxy.set('refused');
    await until(() => other.attempts.length === 1);
    cut.proxy.set('open');
    await until(() => cut.attempts[0]!.turn.signal.aborted);
    expect(cut.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'lost' });
    await expect(cut.attempts[0]!.turn.confirm()).rejects.toMatchObject({ end: 'lost' });
    await cut.attempts[0]!.turn.progress.keep({ message: 'of the loser' });
    expect(other.attempts[0]!.turn.progress.marks).not.toEqual({ message: 'of the loser' });
    await expect(other.attempts[0]!.turn.confirm()).resolves.toBeUndefined();
  });
});

describe.concurrent('a process that closes', () => {
  it('gives what runs and waits to another one', async (context) => {
    const { openDesk, untilHeld } = await openDeskStage(context);
    const closing = await openDesk({ most: 1 });
    const [running, waiting] = [newAsk(), newAsk()];
    await closing.take(running);
    await closing.take(waiting);
    await untilHeld(2);
    const other = await openDesk();
    await closing.desk.close(50);
    expect(await closing.attempts[0]!.ended).toBe('aborted');
    expect(closing.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'handed-over' });
    await until(() => other.attempts.length === 2);
    const taken = new Map(other.attempts.map(({ id, turn }) => [id, turn.isTakenOver]));
    expect(taken).toEqual(
      new Map([
        [running.question.id, true],
        [waiting.question.id, false],
      ]),
    );
    expect(closing.turnedAway).toEqual([]);
  });

  it('without Redis tells those who wait, and those whom it answers', async (context) => {
    const { openDesk, server } = await openDeskStage(context);
    const closing = await openDesk({ most: 1 });
    await closing.take(newAsk());
    const waiting = newAsk();
    await closing.take(waiting);
    await server.stop();
    await until(() => closing.queue.redis.state !== 'ready');
    await closing.desk.close(50);
    expect(closing.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'closing' });
    expect(closing.turnedAway).toEqual([[waiting.question.id, { kind: 'closing' }]]);
  });
});

describe.concurrent('desks that share a queue', () => {
  it('"stop" reaches the answer in whichever process it is written, and what still waits', async (context) => {
    const { openDesk, untilHeld } = await openDeskStage(context);
    const [one, other] = [await openDesk({ most: 1 }), await openDesk()];
    const here = { conversation: randomUUID() };
    await one.take(newAsk(here));
    await one.take(newAsk(here));
    await other.desk.stop(here.conversation);
    await until(() => one.attempts[0]?.turn.signal.aborted === true);
    expect(one.attempts[0]!.turn.signal.reason).toMatchObject({ end: 'stopped' });
    await untilHeld(0);
    // What is asked after it is meant to be answered.
    await other.take(newAsk(here));
    await setTimeout(1_200);
    expect(other.attempts.map(({ turn }) => turn.signal.aborted)).toEqual([false]);
  });

  it('people who wait for a worker are shown their places, and that their turn has come', async (context) => {
    const { openDesk } = await openDeskStage(context);
    const ingress = await openDesk({ role: 'ingress' });
    const asks = Array.from({ length: 3 }, () => newAsk());
    for (const ask of asks) await ingress.take(ask);
    const ids = asks.map(({ question }) => question.id);
    await until(() => ingress.places.length >= 3);
    expect(ingress.places.slice(0, 3)).toEqual(ids.map((id, index) => [id, index + 1]));
    const worker = await openDesk({ role: 'worker' });
    await until(() => worker.attempts.length === 3);
  });

  it('an ingress that cannot reach the queue says so within five seconds, and nothing is answered later', async (context) => {
    const { openDesk, server } = await openDeskStage(context);
    const ingress = await openDesk({ role: 'ingress' });
    process.kill(server.pid, 'SIGSTOP');
    const before = Date.now();
    expect(await ingress.take(newAsk())).toBe('unreachable');
    expect(Date.now() - before).toBeLessThan(5_000);
    const worker = await openDesk({ role: 'worker' });
    process.kill(server.pid, 'SIGCONT');
    await worker.queue.redis.untilReady(5_000);
    await setTimeout(2 * shortLease);
    expect(worker.attempts).toEqual([]);
  });
});
