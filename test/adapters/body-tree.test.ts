import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyBlock } from '../../adapters/body.ts';
import { bodyTree } from '../../adapters/body-tree.ts';
import { plainText } from '../../adapters/plain-text.ts';
import type { Block } from '../../src/answer/draft.ts';
import { anyDraft } from '../support/any-draft.ts';

const place = { documentId: 'd', page: 28, label: '22', link: 'https://maker.example/m.pdf#page=28' };
const text = (words: string): Block => ({ type: 'text', text: words });
const citation: Block = { type: 'citation', place };
const hazard: Block = { type: 'hazard', text: 'CAUTION: Everything is **erased**.', place: null };
const tree = (blocks: readonly Block[], hazardsOnTop = false, finished = true): readonly BodyBlock[] =>
  bodyTree(blocks, { finished, hazardsOnTop });
const plain = (...blocks: Block[]): string => plainText(tree(blocks));
const typesOf = (blocks: readonly BodyBlock[]): string[] => blocks.map(({ type }) => type);

describe('the body of an answer', () => {
  it('has its pages where they were cited, in the middle of bold text too', () => {
    expect(tree([text('Press **MENU'), citation, text(' twice** now.')])).toEqual([
      {
        type: 'paragraph',
        spans: [
          { type: 'text', text: 'Press ', marks: {} },
          { type: 'text', text: 'MENU ', marks: { bold: true } },
          { type: 'citation', place },
          { type: 'text', text: ' twice', marks: { bold: true } },
          { type: 'text', text: ' now.', marks: {} },
        ],
      },
    ]);
  });

  it('keeps a page out of addresses, code, fences and tables', () => {
    expect(plain(text('See https://maker.example/a'), citation)).toBe('See https://maker.example/a (p. 22)');
    expect(plain(text('`code'), citation, text('` on'))).toBe('code (p. 22) on');
    expect(plain(text('```\ncode\n```'), citation, text('\n\nMore.'))).toBe('code\n(p. 22)\nMore.');
    expect(plain(text('| A | B |\n|---|---|\n| 1 | 2 |'), citation, text('\n| 3 | 4 |'))).toBe(
      'A | B\n1 | 2 (p. 22)\n3 | 4',
    );
    expect(plain(text('| A |\n|---|\n| 1 |\n'), citation, text('| 2 |'))).toBe('A\n1 (p. 22)\n2');
    expect(plain(text('Text\n\n---'), citation)).toBe('Text\n(p. 22)');
  });

  it('makes text of HTML, words of pictures, and shows the address of a link', () => {
    expect(plain(text('<b>Now</b> ![a dial](https://evil.example/x.png)'))).toBe('<b>Now</b> a dial');
    expect(plain(text('[the maker](https://evil.example/x) or <https://a.example/>'))).toBe(
      'the maker (https://evil.example/x) or https://a.example/',
    );
    expect(plain(text('[x](javascript:alert(1)) [y][1]\n\n[1]: data:text/html,x'))).toBe('x y');
    expect(plain(text('[x](https://maker.example@evil.example/)'))).toBe('x');
  });

  it('shows a warning where it stands, after the step or the block that it stands in, and numbers go on', () => {
    expect(typesOf(tree([text('First.\n\n'), hazard, text('Then.')]))).toEqual(['paragraph', 'hazard', 'paragraph']);
    expect(typesOf(tree([text('Reset it.'), hazard, text(' Then wait.')]))).toEqual(['paragraph', 'hazard']);
    expect(typesOf(tree([hazard, text('\n---\n')]))).toEqual(['hazard', 'rule']);
    expect(typesOf(tree([hazard, text('1. One.\n2. Two.')]))).toEqual(['hazard', 'list']);
    expect(typesOf(tree([text('1. One.\n'), hazard, text('2. Two.')]))).toEqual(['list', 'hazard', 'list']);
    expect(typesOf(tree([text('- One.\n\n'), hazard, text('- Two.')]))).toEqual(['list', 'hazard', 'list']);
    const list = tree([text('1. One.\n2. Two.'), hazard, text('\n3. Three.')]);
    expect(list).toMatchObject([
      { type: 'list', start: 1 },
      { type: 'hazard', label: 'CAUTION' },
      { type: 'list', start: 3 },
    ]);
    expect(plainText(list)).toBe('1. One.\n2. Two.\n⚠ CAUTION: Everything is erased.\n3. Three.');
  });

  it('shows warnings on top where they are to be seen first, in their order', () => {
    const other: Block = { type: 'hazard', text: 'Hot.', place };
    const top = tree([text('First.\n\n'), hazard, text('Then.'), other], true);
    expect(typesOf(top)).toEqual(['hazard', 'hazard', 'paragraph', 'paragraph']);
    expect(plainText(top.slice(0, 2))).toBe('⚠ CAUTION: Everything is erased.\n⚠ Hot. (p. 22)');
  });

  it('closes what is open while it is being written', () => {
    expect(tree([text('Press **MENU')], false, false)).toEqual(tree([text('Press **MENU**')]));
    expect(typesOf(tree([text('```\ncode')], false, false))).toEqual(['code']);
  });

  it('shows as it was written what is nested deeper than anybody can read, at once', () => {
    for (const deep of ['> '.repeat(3_000), '- '.repeat(3_000), '*_'.repeat(2_000)]) {
      const body = tree([text(`${deep}word`), citation]);
      expect(plainText(body)).toContain('word');
      expect(JSON.stringify(body)).toContain('{"type":"citation"');
    }
  });

  it('gives text that is read from right to left its direction, and its Latin names their own', () => {
    const hebrew = plain(text('TD-17KV: לחץ על [MENU] ואז `F1`'), citation);
    expect(hebrew).toBe('\u200f\u2068TD-17KV\u2069: לחץ על \u2068[MENU]\u2069 ואז \u2068F1\u2069 \u2068(p. 22)\u2069');
    expect(plain(text('Press MENU (תפריט).'))).toBe('Press MENU (תפריט).');
  });

  it('shows each page and each warning once, no mark of ours, and never throws', () => {
    fc.assert(
      fc.property(anyDraft, fc.boolean(), fc.boolean(), ({ blocks }, onTop, finished) => {
        const written = JSON.stringify(tree(blocks, onTop, finished));
        expect(written).not.toMatch(/[\ue000\ue001]/u);
        const count = (part: string): number => written.split(part).length - 1;
        const hazards = blocks.filter(({ type }) => type === 'hazard');
        expect(count('{"type":"hazard"')).toBe(hazards.length);
        const cited = blocks.filter(
          (block) => block.type === 'citation' || (block.type === 'hazard' && block.place !== null),
        );
        expect(count('{"type":"citation"')).toBe(cited.length);
      }),
      { numRuns: 200 },
    );
  });
});
