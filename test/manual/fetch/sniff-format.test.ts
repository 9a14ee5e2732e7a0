import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { isWholePdf, sniffFormat } from '../../../src/manual/fetch/sniff-format.ts';
import { manualPage, wholePdf } from '../../support/fetch-documents.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('sniffFormat', () => {
  test.each([
    ['a PDF', wholePdf(), 'pdf'],
    ['a PDF after a mail head', Buffer.concat([bytes('From: maker\r\n'.repeat(40)), wholePdf()]), 'pdf'],
    ['a PDF after a notice of PHP', Buffer.concat([bytes('<br />\n<b>Warning</b>: x\n'), wholePdf()]), 'pdf'],
    ['a PDF that begins after 1,024 bytes', Buffer.concat([Buffer.alloc(1_024), wholePdf()]), null],
    ['a page', bytes(manualPage()), 'html'],
    ['a page with a mark and blanks before it', bytes('\xef\xbb\xbf \r\n\t<!DOCTYPE html>'), 'html'],
    ['a page after comments', bytes('<!-- saved from url -->\n<!-- x -->\n<HTML>'), 'html'],
    ['XHTML', bytes('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">'), 'html'],
    ['a fragment', bytes('<h2 class="x">Pairing</h2>'), 'html'],
    ['a page in UTF-16', Buffer.from('\ufeff<html><body>', 'utf16le'), 'html'],
    ['a page that speaks of PDF', bytes('<html><p>A file begins with %PDF-1.7</p>'), 'html'],
    ['XML of another kind', bytes('<?xml version="1.0"?><rss version="2.0">'), null],
    ['a picture of XML', bytes('<svg xmlns="http://www.w3.org/2000/svg"><a>'), null],
    ['JSON', bytes('{"html":"<p>"}'), null],
    ['a ZIP', bytes('PK\x03\x04'), null],
    ['a text', bytes('%PDX-1.7 <p>'), null],
    ['nothing', bytes(''), null],
    ['gzip', gzipSync('x'), 'gzip'],
  ])('knows %s', (_name, document, expected) => {
    expect(sniffFormat(document)).toBe(expected);
  });

  test('believes the server about HTML only where there are tags', () => {
    expect(sniffFormat(bytes('RM-5 manual<br><h1>Pairing</h1>'), true)).toBe('html');
    expect(sniffFormat(bytes('RM-5 manual<br><h1>Pairing</h1>'), false)).toBe(null);
    expect(sniffFormat(bytes('RM-5 manual, plain'), true)).toBe(null);
  });

  test('ends on any bytes, however many comments are open', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.boolean(), (any, hint) => {
        expect([null, 'pdf', 'html', 'gzip']).toContain(sniffFormat(any, hint));
      }),
    );
    const start = performance.now();
    for (const part of ['<!--', '<!---->', '<?xml', ' ', '<!-- --> ']) sniffFormat(bytes(part.repeat(100_000)));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('isWholePdf', () => {
  test('knows a whole one, with something appended too', () => {
    expect(isWholePdf(wholePdf())).toBe(true);
    expect(isWholePdf(Buffer.concat([wholePdf(), bytes('\n<!-- served in 3 ms -->\n'), Buffer.alloc(2_000)]))).toBe(
      true,
    );
  });

  test('knows any that was cut before its end', () => {
    const pdf = wholePdf(5_000);
    fc.assert(
      fc.property(fc.nat(pdf.indexOf('startxref')), (length) => {
        expect(isWholePdf(pdf.subarray(0, length))).toBe(false);
      }),
    );
  });

  test('knows a linearized one that was cut after its first part', () => {
    const first = `%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 90000 /H [ 1 2 ] /O 3 >>\nendobj\nstartxref\n0\n%%EOF\n`;
    expect(isWholePdf(bytes(first))).toBe(false);
    expect(isWholePdf(Buffer.concat([bytes(first), wholePdf(90_000)]))).toBe(true);
  });
});
