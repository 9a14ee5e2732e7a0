import { TextDecoder } from 'node:util';
import { load, loadBuffer } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHtml } from '../../../src/manual/fetch/decode-html.ts';

const text = async (bytes: Uint8Array, contentType: string | null = null) =>
  new TextDecoder().decode(await decodeHtml(bytes, contentType));
const nihon = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);

describe('decodeHtml', () => {
  test.each([
    [
      'as the Content-Type says',
      Buffer.concat([Buffer.from('<p>'), nihon]),
      'text/html; charset="shift_jis"',
      '<p>日本',
    ],
    [
      'as the document says',
      Buffer.concat([Buffer.from('<meta charset=shift_jis>'), nihon]),
      'text/html',
      '<meta charset=shift_jis>日本',
    ],
    [
      'as the document says in the old way',
      Buffer.concat([
        Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=windows-1255">'),
        Buffer.from([0xf9]),
      ]),
      null,
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1255">ש',
    ],
    ['by its mark, whatever is said', Buffer.from('\ufeff<p>ü', 'utf16le'), 'text/html; charset=utf-8', '<p>ü'],
    [
      'in UTF-16 as the Content-Type says',
      Buffer.from('<p>manual', 'utf16le'),
      'text/html; charset=utf-16le',
      '<p>manual',
    ],
    ['in ISO-2022-JP', Buffer.from('<p>\x1b$BF|K\\\x1b(B'), 'text/html; charset=iso-2022-jp', '<p>日本'],
    ['as windows-1252 where nobody says', Buffer.from('<p>B\xfcro \x93x\x94', 'latin1'), 'text/html', '<p>Büro “x”'],
    [
      'as windows-1252 where nonsense is said',
      Buffer.from('<p>B\xfcro', 'latin1'),
      'text/html; charset=klingon',
      '<p>Büro',
    ],
    ['as windows-1252 where the type is nonsense', Buffer.from('<p>B\xfcro', 'latin1'), ';charset', '<p>Büro'],
  ])('reads a document %s', async (_name, bytes, type, expected) => {
    expect(await text(bytes, type)).toBe(expected);
  });

  const types = fc.constantFrom(null, 'text/html; charset=iso-8859-1', 'text/html');
  const texts = fc.string({ unit: 'grapheme' }).map((any) => any.replace(/\p{Cc}/gu, ''));

  test('passes UTF-8 on as it is where the document says so, whatever the server says', async () => {
    await fc.assert(
      fc.asyncProperty(texts, types, async (any, type) => {
        const bytes = Buffer.from(`<meta charset="utf-8"><p>${any}`);
        expect(await decodeHtml(bytes, type)).toBe(bytes);
      }),
    );
  });

  test.each(['', '<meta charset="windows-1252">'])('marks UTF-8 where the document says %j', async (meta) => {
    await fc.assert(
      fc.asyncProperty(texts, types, async (any, type) => {
        const html = `${meta}<p>${any}`;
        const bytes = await decodeHtml(Buffer.from(html), type);
        expect(Buffer.from(bytes).toString()).toBe(`\ufeff${html}`);
        // How extraction reads it.
        expect(loadBuffer(Buffer.from(bytes))('p').html()).toBe(load(html)('p').html());
      }),
    );
  });

  test('does not cut letters where it cuts the work', async () => {
    for (const shift of [0, 1]) {
      const bytes = Buffer.concat([Buffer.alloc(shift, 0x20), ...Array<Buffer>(600_000).fill(nihon)]);
      expect(await text(bytes, 'text/html; charset=shift_jis')).toBe(`${' '.repeat(shift)}${'日本'.repeat(600_000)}`);
    }
  });

  test('marks what it has transcoded, since the document says something else', async () => {
    const bytes = await decodeHtml(Buffer.from('<meta charset=latin1>\xfc', 'latin1'), null);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
