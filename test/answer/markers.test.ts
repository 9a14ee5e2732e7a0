import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkers } from '../../src/answer/marker-parser.ts';
import { describeMarkers, MARKERS, writeMarker } from '../../src/answer/markers.ts';
import type { MarkerPiece } from '../../src/answer/markers.ts';
import { readPages } from '../../src/answer/read-pages.ts';

describe('the table of markers', () => {
  it('explains each marker by an example that the parser reads as that marker alone', () => {
    for (const { examples } of MARKERS) {
      for (const example of examples) {
        expect(describeMarkers()).toContain(`\`${example}\``);
        const pieces = parseMarkers(example);
        expect(pieces).toHaveLength(1);
        expect(pieces[0]?.type).not.toBe('text');
      }
    }
  });

  it('explains no two kinds by the same words', () => {
    const words = MARKERS.flatMap((rule) => rule.words);
    expect(new Set(words).size).toBe(words.length);
  });

  it('reads what it writes', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'é', '4', ' ', '[', ']', '\n', '🎹', ':', '【'),
      minLength: 1,
    });
    const piece: fc.Arbitrary<MarkerPiece> = fc.oneof(
      fc.record({
        type: fc.constant('citation' as const),
        title: fc.constantFrom(null, 'Quick Start', 'TD-17; Bluetooth [guide]'),
        pages: fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 5 }),
      }),
      fc.record({ type: fc.constant('tip' as const), text: words }),
      fc.record({ type: fc.constant('hazard' as const), text: words }),
      fc.constant({ type: 'not-in-manual' as const }),
    );
    fc.assert(
      fc.property(piece, (written) => {
        const read = parseMarkers(writeMarker(written));
        if ('text' in written && written.text.trim() === '') expect(read).toEqual([]);
        else
          expect(read).toMatchObject([written.type === 'citation' ? { pages: written.pages } : { type: written.type }]);
      }),
    );
  });
});

describe('the pages of a citation', () => {
  it.each<[string, string | null, number[]]>([
    ['page 42', null, [42]],
    ['Page 42-44', null, [42, 43, 44]],
    ['pages 42–43', null, [42, 43]],
    ['pages 42, 44', null, [42, 44]],
    ['pages 42 and 44', null, [42, 44]],
    ['p. 42', null, [42]],
    ['pp. 42–43, 45', null, [42, 43, 45]],
    ['page 42, page 44', null, [42, 44]],
    ['page 42 (printed 40)', null, [42]],
    ['page 42, Bluetooth 5', null, [42]],
    ['PDF page 42', null, [42]],
    ['42', null, [42]],
    ['４２', null, [42]],
    ['Seite 12', null, [12]],
    ['עמוד 12', null, [12]],
    ['42ページ', null, [42]],
    ['Quick Start, page 3', 'Quick Start', [3]],
    ['“Quick Start”, 3', 'Quick Start', [3]],
    ['TD-17 Bluetooth Guide, p.5', 'TD-17 Bluetooth Guide', [5]],
    ['pages 44–42', null, [44]],
    ['pages 1–400', null, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['the Bluetooth chapter', 'the Bluetooth chapter', []],
    ['', null, []],
  ])('%j', (body, title, pages) => {
    expect(readPages(body)).toEqual([{ title, pages }]);
  });

  it('may be of several manuals', () => {
    expect(readPages('Quick Start, page 3; Owner’s Manual, pages 7–8')).toEqual([
      { title: 'Quick Start', pages: [3] },
      { title: 'Owner’s Manual', pages: [7, 8] },
    ]);
  });

  it('are never more than twelve, and are read in an instant from anything', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('p', 'a', 'g', 'e', ' ', '1', '9', ',', '-', '–', ';', '.'),
          maxLength: 200,
        }),
        (body) => {
          for (const { pages } of readPages(body)) {
            expect(pages.length).toBeLessThanOrEqual(12);
            expect(pages.every((page) => Number.isSafeInteger(page))).toBe(true);
          }
        },
      ),
    );
    const start = performance.now();
    readPages('page 1, '.repeat(25) + 'x'.repeat(50));
    readPages('1 '.repeat(100));
    readPages('page '.repeat(40));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
