import { describe, expect, it } from 'vitest';
import { HscError } from '../../../src/errors.ts';
import { startPlayground } from '../../support/browser/playground-server.ts';
import { ended, events, opening, scriptedEngine, text, untilStopped } from '../../support/browser/scripted-engine.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { until } from '../../support/until.ts';
import { answering, ask, parse, sentence, usePlaygrounds } from '../../support/browser/ask-playground.ts';

const start = usePlaygrounds();

describe('asking', () => {
  it('streams drafts, the finished one always, and then the end', async () => {
    const engine = answering();
    const { origin } = await start(engine);
    const response = await ask(origin, { product: 'rm-5', question: 'How?', scenario: 'live' });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const seen = parse(await response.text());
    expect(seen.at(-1)?.event).toBe('end');
    const last = seen.at(-2)!.data;
    expect(last.draft.phase).toBe('done');
    expect(last.reply.body).toEqual([
      {
        tag: 'p',
        children: [
          'Hold ',
          { tag: 'strong', children: ['MENU'] },
          '. ',
          { tag: 'page', children: ['p. 22'], href: '/manuals/lindholm-rm-5#page=28' },
        ],
      },
    ]);
    expect(engine.asked[0]?.question).toMatchObject({
      text: 'How?',
      productHint: 'rm-5',
      scenario: 'live',
      asker: { platform: 'web', id: null },
    });
  });

  it('finds a product at the start of the question when none is chosen', async () => {
    const engine = answering();
    const { origin } = await start(engine);
    await (await ask(origin, { question: 'td-17 how do I pair it --studio' })).text();
    expect(engine.asked[0]?.question).toMatchObject({
      text: 'how do I pair it',
      productHint: 'td-17',
      scenario: 'studio',
    });
  });

  it('sends no path of the machine', async () => {
    const { origin } = await start(answering());
    expect(await (await ask(origin, { product: 'rm-5', question: 'How?' })).text()).not.toContain('file:');
  });

  it('says in a sentence that it failed, and keeps what was written', async () => {
    const engine = scriptedEngine(async function* () {
      yield* events(...opening, text('Half an'));
      throw new HscError('model-unavailable', 'secret detail');
    });
    const { origin } = await start(engine);
    const stream = await (await ask(origin, { question: 'How?' })).text();
    const seen = parse(stream);
    expect(seen.map(({ event }) => event).slice(-3)).toEqual(['draft', 'fail', 'end']);
    expect(JSON.stringify(seen.at(-3)?.data.reply.body)).toContain('Half an');
    expect(seen.at(-2)?.data.sentence).toMatch(/^The model that writes answers can't be reached/u);
    expect(stream).not.toContain('secret detail');
  });

  it('sends the newest draft alone when text comes faster than it is shown', async () => {
    const words = Array.from({ length: 500 }, (_, index) => text(`word${index} `));
    const { origin } = await start(scriptedEngine(() => events(...opening, ...words, ended)));
    const seen = parse(await (await ask(origin, { question: 'How?' })).text());
    expect(seen.length).toBeLessThan(30);
    expect(JSON.stringify(seen.at(-2)?.data.reply.body)).toContain('word499');
  });
});

describe('an answer that is not waited for', () => {
  it('stops the engine when the reader leaves', async () => {
    const engine = scriptedEngine(async function* (_, signal) {
      yield* events(...opening);
      await untilStopped(signal);
    });
    const { origin } = await start(engine);
    const leaving = new AbortController();
    const response = await ask(origin, { question: 'How?' }, {}, leaving.signal);
    await response.body!.getReader().read();
    expect(engine.asked[0]?.signal.aborted).toBe(false);
    leaving.abort();
    await until(() => engine.asked[0]?.signal.aborted === true);
  });

  it('is stopped at its deadline, with a sentence, after signs of life', async () => {
    const clock = createManualClock();
    const engine = scriptedEngine(async function* (_, signal) {
      yield* events(...opening);
      await untilStopped(signal);
    });
    const { origin } = await start(engine, { clock, deadline: 40_000, heartbeat: 15_000 });
    const response = await ask(origin, { question: 'How?' });
    const stream = response.text();
    await until(() => engine.asked.length === 1);
    for (let second = 0; second < 41; second += 1) await clock.advance(1_000);
    const written = await stream;
    expect(written.split(': still here').length - 1).toBe(2);
    expect(parse(written).at(-1)).toEqual({
      event: 'fail',
      data: { sentence: 'That took longer than it should. Please ask again in a minute.' },
    });
  });

  it('gives its seat to the next asker, who is turned away politely before', async () => {
    const gate = Promise.withResolvers<undefined>();
    const engine = scriptedEngine(async function* () {
      yield* events(...opening);
      await gate.promise;
      yield ended;
    });
    const { origin } = await start(engine, { mostAnswers: 2 });
    const first = [ask(origin, { question: 'One?' }), ask(origin, { question: 'Two?' })];
    await until(() => engine.asked.length === 2);
    const third = await ask(origin, { question: 'Three?' });
    expect(third.status).toBe(503);
    expect(third.headers.get('retry-after')).toBe('5');
    expect(await sentence(third)).toBe('Many people are asking right now. Please try again in a moment.');
    gate.resolve(undefined);
    await Promise.all(first.map(async (response) => (await response).text()));
    await until(async () => (await ask(origin, { question: 'Three?' })).status === 200);
  });

  it('is finished before the server closes', async () => {
    const gate = Promise.withResolvers<undefined>();
    const engine = scriptedEngine(async function* () {
      yield* events(...opening);
      await gate.promise;
      yield* events(text('To the end.'), ended);
    });
    const server = await startPlayground(engine);
    const stream = ask(server.origin, { question: 'How?' }).then((response) => response.text());
    await until(() => engine.asked.length === 1);
    const closed = server.close();
    gate.resolve(undefined);
    await closed;
    expect(parse(await stream).at(-1)?.event).toBe('end');
    expect(await stream).toContain('To the end.');
  });

  it('is stopped when closing has waited long enough', async () => {
    const engine = scriptedEngine(async function* (_, signal) {
      yield* events(...opening);
      await untilStopped(signal);
    });
    const server = await startPlayground(engine, { farewell: 20 });
    const stream = ask(server.origin, { question: 'How?' }).then((response) => response.text());
    await until(() => engine.asked.length === 1);
    await server.close();
    expect(engine.asked[0]?.signal.aborted).toBe(true);
    expect(parse(await stream).at(-1)?.event).toBe('fail');
  });
});
