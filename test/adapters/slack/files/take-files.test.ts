import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pictureType } from '../../../../adapters/files/picture-type.ts';
import { fileLimits, takeFiles } from '../../../../adapters/files/take-files.ts';
import { attachedFile, slackDownload } from '../../../../adapters/slack/files/slack-files.ts';
import type { SlackFile } from '../../../../adapters/slack/inbound/origin.ts';
import { makeManual } from '../../../support/make-manual.ts';

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(8)]);
const seen: (string | undefined)[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    const path = request.url ?? '';
    if (path === '/login') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>');
    else if (path === '/elsewhere') response.writeHead(302, { location: 'https://example.com/' }).end();
    else if (path === '/gone') response.writeHead(404).end();
    else if (path === '/text.png') response.end('not a picture');
    else if (path === '/endless') {
      const write = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', write);
      write();
    } else response.end(path.endsWith('.pdf') ? '%PDF-1.7' : png);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const { signal } = new AbortController();
const tools = (): Parameters<typeof takeFiles>[1] => ({
  download: slackDownload('xoxb-secret', `${origin}/api/`),
  signal,
  readAttached: (_bytes, name) => Promise.resolve({ kind: 'ready', manual: makeManual(['p'], { title: name }) }),
});
const fileOf = (name: string, mimetype: string, more: Partial<SlackFile> = {}) =>
  attachedFile({
    id: name,
    name,
    mimetype,
    size: 10,
    url_private: `${origin}/${name}`,
    ...more,
  });

describe('a download', () => {
  const get = (address: string, most = 1_000) => slackDownload('xoxb-secret', `${origin}/api/`)(address, most, signal);
  it('brings the bytes, with the token', async () => {
    expect(await get(`${origin}/a.png`)).toMatchObject({ kind: 'bytes' });
    expect(seen.at(-1)).toBe('Bearer xoxb-secret');
  });
  it.each([
    ['a log-in page', '/login', 'not-handed-out'],
    ['an address that leads elsewhere', '/elsewhere', 'not-handed-out'],
    ['a file that is gone', '/gone', 'not-handed-out'],
    ['a file that never ends', '/endless', 'too-large'],
  ])('of %s is an outcome', async (_name, path, problem) => {
    expect(await get(origin + path)).toEqual({ kind: 'failed', problem });
  });
  it.each([
    'https://example.com/a.png',
    'https://slack.com.example.com/a',
    'http://files.slack.com/a',
    'file:///etc/passwd',
    'x',
  ])('sends the token nowhere but to the platform: %s', async (address) => {
    const before = seen.length;
    expect(await get(address)).toEqual({ kind: 'failed', problem: 'not-handed-out' });
    expect(seen).toHaveLength(before);
  });
  it('ends with its signal', async () => {
    const left = AbortSignal.abort(new Error('left'));
    await expect(slackDownload('t', `${origin}/api/`)(`${origin}/a.png`, 9, left)).rejects.toThrow('left');
  });
});

describe('the files of a question', () => {
  it('are pictures for the model and a manual', async () => {
    const taken = await takeFiles([fileOf('a.png', 'image/png'), fileOf('b.pdf', 'application/pdf')], tools());
    expect(taken).toMatchObject({
      images: [{ mediaType: 'image/png', data: png.toString('base64') }],
      pictures: ['a.png'],
      document: { title: 'b.pdf' },
      notices: [],
    });
  });
  it('are spoken of, each that is not used', async () => {
    const files = [
      fileOf('a.pdf', 'application/pdf'),
      fileOf('b.pdf', 'application/pdf'),
      fileOf('c.mid', 'audio/midi'),
      fileOf('d.png', 'image/png', { size: fileLimits.pictureBytes + 1 }),
      fileOf('e.png', 'image/png', { url_private: null }),
      fileOf('text.png', 'image/png'),
      fileOf('f.png', 'image/png'),
    ];
    const { notices } = await takeFiles(files, tools());
    expect(notices).toEqual(
      [
        ['b.pdf', 'too-many'],
        ['c.mid', 'other-type'],
        ['d.png', 'too-large'],
        ['e.png', 'not-handed-out'],
        ['text.png', 'other-type'],
        ['f.png', 'too-many'],
      ].map(([name, problem]) => ({ kind: 'attachment', name, problem })),
    );
  });
  it('that cannot be read say why', async () => {
    const readAttached = () => Promise.resolve({ kind: 'missing', reason: 'password' } as const);
    const { notices, document } = await takeFiles([fileOf('a.pdf', 'application/pdf')], { ...tools(), readAttached });
    expect({ notices, document }).toEqual({
      document: null,
      notices: [{ kind: 'attachment', name: 'a.pdf', problem: 'password' }],
    });
  });
});

it.each([
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
  ['\x00\x00\x00\x18ftypheic', 'image/heic'],
  ['\x00\x00\x00\x18ftypmif1', 'image/heif'],
  ['GIF89a', null],
  ['<svg xmlns', null],
  ['', null],
])('%j is %s', (start, type) => {
  expect(pictureType(Buffer.from(start, 'latin1'))).toBe(type);
});
