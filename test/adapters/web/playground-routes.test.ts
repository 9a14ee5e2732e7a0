import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { answering, ask, sentence, usePlaygrounds } from '../../support/browser/ask-playground.ts';

const start = usePlaygrounds();

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
