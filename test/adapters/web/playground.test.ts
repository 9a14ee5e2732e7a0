import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engine.ts';
import { HscError } from '../../../src/errors.ts';
import { startPlayground } from '../../support/browser/playground-server.ts';
import {
  cite,
  ended,
  events,
  opening,
  scriptedEngine,
  text,
  untilStopped,
} from '../../support/browser/scripted-engine.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { until } from '../../support/until.ts';

type Server = Awaited<ReturnType<typeof startPlayground>>;
const servers: Server[] = [];

async function start(engine: Engine, options: Parameters<typeof startPlayground>[1] = {}): Promise<Server> {
  const server = await startPlayground(engine, options);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const answering = () =>
  scriptedEngine(() => events(...opening, text('Hold '), text('**MENU**.'), cite(28, '22'), ended));

function ask(origin: string, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) {
  return fetch(`${origin}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

interface Seen {
  readonly event: string;
  readonly data: {
    reply: { body: unknown; status: string | null; sources: unknown };
    draft: { phase: string };
    sentence: string;
  };
}

function parse(stream: string): Seen[] {
  return stream
    .split('\n\n')
    .filter((frame) => frame.startsWith('event: '))
    .map((frame) => {
      const [event = '', data = ''] = frame.split('\n');
      return { event: event.slice(7), data: JSON.parse(data.slice(6)) as Seen['data'] };
    });
}

async function sentence(response: Response): Promise<string> {
  return ((await response.json()) as { error: string }).error;
}

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

describe('what is refused', () => {
  it('is a question from another site', async () => {
    const engine = answering();
    const { origin } = await start(engine);
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      const response = await ask(origin, { question: 'How?' }, headers);
      expect(response.status).toBe(403);
      expect(await sentence(response)).toBe('Questions can only be asked from the page of this server itself.');
    }
    expect(engine.asked).toEqual([]);
    expect((await ask(origin, { question: 'How?' }, { origin })).status).toBe(200);
  });

  it.each([
    ['no question', {}, 'Please write a question.'],
    ['an empty question', { question: '  ' }, 'Please write a question.'],
    ['a question that is no text', { question: { $ne: 1 } }, 'Please write a question.'],
    ['a long question', { question: 'x'.repeat(4_001) }, 'Please ask in fewer than 4,000 characters.'],
    ['a long product', { product: 'x'.repeat(201), question: 'How?' }, /^Please choose a product/u],
    ['an unknown scenario', { scenario: 'loud', question: 'How?' }, /^This request could not be read/u],
    ['further fields', { question: 'How?', thread: [] }, /^This request could not be read/u],
    ['no JSON', '{"question":', /^This request could not be read/u],
    ['a prototype', '{"question":"How?","__proto__":{"x":1}}', /^This request could not be read/u],
  ])('is %s', async (_, body, expected) => {
    const engine = answering();
    const { origin } = await start(engine);
    const response = await ask(origin, body);
    expect(response.status).toBe(400);
    expect(await sentence(response)).toMatch(expected);
    expect(engine.asked).toEqual([]);
  });

  it('is a body of more than 16 kB', async () => {
    const { origin } = await start(answering());
    const response = await ask(origin, { question: 'How?', product: 'x'.repeat(17_000) });
    expect(response.status).toBe(413);
    expect(await sentence(response)).toBe('That is more than I can read at once. Please ask in fewer words.');
  });

  it('is a body that is not JSON', async () => {
    const { origin } = await start(answering());
    const response = await ask(origin, 'question=How', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(response.status).toBe(415);
    expect((await ask(origin, '{"question":"How?"}', { 'content-type': 'text/plain' })).status).toBe(400);
  });
});

describe('manuals', () => {
  it('of the catalog that lie beside it are served as PDF', async () => {
    const { origin } = await start(answering());
    const response = await fetch(`${origin}/manuals/lindholm-rm-5`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(await readFile('catalog/samples/lindholm-rm-5.pdf'))).toBe(true);
  });

  it.each([
    'td-17',
    'nothing',
    '..%2f..%2fpackage.json',
    '%2e%2e%2fpackage.json',
    '__proto__',
    'lindholm-rm-5%00',
    'samples%2Flindholm-rm-5.pdf',
    'constructor',
  ])('named %s are not there', async (name) => {
    const { origin } = await start(answering());
    const response = await fetch(`${origin}/manuals/${name}`);
    expect(response.status).toBe(404);
  });
});

describe('the page', () => {
  it('is all that a path with dots in it can reach', async () => {
    const { origin } = await start(answering());
    const { port } = new URL(origin);
    for (const path of ['/manuals/../../package.json', '/page/../playground.ts', '/page/%2e%2e/playground.ts']) {
      const sent = request({ port, path });
      sent.end();
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      response.resume();
      expect(response.statusCode, path).toBe(404);
    }
  });

  it('and its files allow nothing from elsewhere', async () => {
    const { origin } = await start(answering());
    const response = await fetch(origin);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'cache-control': 'no-cache',
    });
    const html = await response.text();
    expect(html).not.toMatch(/(?:src|href)="https?:/u);
    expect(html).not.toMatch(/<style|<script>|style="|onclick/u);
    for (const [, path = ''] of html.matchAll(/(?:src|href)="(\/[^"]+)"/gu)) {
      expect((await fetch(origin + path)).status, path).toBe(200);
    }
  });

  it('gets the products, and those that fit what is typed', async () => {
    const { origin } = await start(answering());
    const list = async (query: string) => (await fetch(`${origin}/products${query}`)).json();
    expect(await list('')).toEqual({
      total: 2,
      products: [
        { id: 'lindholm-rm-5', name: 'Lindholm RM-5', brand: 'Lindholm', manual: true, sample: true },
        { id: 'td-17', name: 'Roland TD-17', brand: 'Roland', manual: true, sample: false },
      ],
    });
    expect(await list('?search=td-17&limit=1')).toMatchObject({ products: [{ id: 'td-17' }] });
    expect(await list(`?search=${'x'.repeat(5_000)}&limit=-1`)).toMatchObject({ total: 2 });
    expect(await list('?limit=1e9&search[]=a')).toMatchObject({ total: 2 });
  });
});
