import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyBlock } from '../../adapters/body.ts';
import { bodyTree } from '../../adapters/body-tree.ts';
import { markdownBody } from '../../adapters/markdown-body.ts';
import { paginate } from '../../adapters/paginate.ts';
import { plainText } from '../../adapters/plain-text.ts';
import { anyDraft } from '../support/any-draft.ts';

const size = (blocks: readonly BodyBlock[]): number => JSON.stringify(blocks).length;
const within =
  (limit: number) =>
  (blocks: readonly BodyBlock[]): boolean =>
    size(blocks) <= limit;
const short =
  (limit: number) =>
  (blocks: readonly BodyBlock[]): boolean =>
    plainText(blocks).length <= limit;
const parts = (markdown: string, limit: number): string[] =>
  paginate(markdownBody(markdown), short(limit)).map((blocks) => plainText(blocks));
/** Letters and figures alone: signs of lists, spaces at a cut and heads of tables are no text of the answer. */
const lettersOf = (blocks: readonly BodyBlock[]): string =>
  plainText(blocks.map(withoutNumbers)).replace(/[\s|•☐☑⚠\u200f\u2068\u2069]/gu, '');

function withoutNumbers(block: BodyBlock): BodyBlock {
  switch (block.type) {
    case 'list':
      return {
        ...block,
        start: null,
        items: block.items.map((item) => ({ checked: null, blocks: item.blocks.map(withoutNumbers) })),
      };
    case 'quote':
    case 'hazard':
      return { type: 'quote', blocks: block.blocks.map(withoutNumbers) };
    case 'tip':
      return { type: 'quote', blocks: block.blocks.map(withoutNumbers) };
    case 'table':
      return { ...block, head: [] };
    case 'paragraph':
    case 'heading':
    case 'code':
    case 'rule':
      return block;
  }
}

/** Every row of every table has room in a part, with the head. */
function rowsFit(blocks: readonly BodyBlock[], limit: number): boolean {
  return blocks.every((block) => {
    if (block.type === 'table') return block.rows.every((row) => size([{ ...block, rows: [row] }]) <= limit);
    if (block.type === 'list') return block.items.every((item) => rowsFit(item.blocks, limit / 2));
    return !('blocks' in block) || rowsFit(block.blocks, limit / 2);
  });
}

describe('a text in parts', () => {
  it('is one part where it fits, an empty one too', () => {
    expect(parts('One.\n\nTwo.', 100)).toEqual(['One.\nTwo.']);
    expect(parts('', 100)).toEqual(['']);
  });

  it('is cut between blocks first, and a heading stays with what it heads', () => {
    expect(parts('Aaaa.\n\n# Head\n\nBbbb bbbb.', 14)).toEqual(['Aaaa.', 'Head\nBbbb', 'bbbb.']);
    expect(parts('Aaaa aaaa.\n\nBbbb bbbb.', 15)).toEqual(['Aaaa aaaa.', 'Bbbb bbbb.']);
  });

  it('is cut after a sentence, else after a word, and anywhere in a word that is too long', () => {
    expect(parts('See p. 22 first. Then hold it down.', 24)).toEqual(['See p. 22 first.', 'Then hold it down.']);
    expect(parts('one two three', 9)).toEqual(['one two', 'three']);
    expect(parts('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
  });

  it('goes on with the numbers of a list', () => {
    const [first, second] = paginate(markdownBody('3. aaaa\n4. bbbb\n5. cccc'), short(16));
    expect(first).toMatchObject([{ type: 'list', start: 3, items: { length: 2 } }]);
    expect(second).toMatchObject([{ type: 'list', start: 5, items: { length: 1 } }]);
  });

  it('repeats the head of a table and opens code again', () => {
    const table = '| Key | Use |\n|---|---|\n| A | one |\n| B | two |\n| C | three |';
    expect(parts(table, 22)).toEqual(['Key | Use\nA | one', 'Key | Use\nB | two', 'Key | Use\nC | three']);
    const code = paginate(markdownBody('```js\naaaa\nbbbb\ncccc\n```'), short(10));
    expect(code.flat()).toEqual([
      { type: 'code', language: 'js', text: 'aaaa\nbbbb' },
      { type: 'code', language: 'js', text: 'cccc' },
    ]);
  });

  it('tells a table as text where one of its rows has no room', () => {
    const table = `| Key | Use |\n|---|---|\n| A | ${'long '.repeat(8)}|\n| B | two |`;
    expect(parts(table, 24)).toEqual(['Key | Use', 'A | long long long long', 'long long long long', 'B | two']);
  });

  it('loses nothing and repeats nothing, and every part fits', () => {
    fc.assert(
      fc.property(anyDraft, fc.integer({ min: 900, max: 6_000 }), ({ blocks }, limit) => {
        const tree = bodyTree(blocks, { finished: true, hazardsOnTop: false });
        fc.pre(rowsFit(tree, limit));
        const pages = paginate(tree, within(limit));
        for (const page of pages) expect(within(limit)(page)).toBe(true);
        expect(pages.map(lettersOf).join('')).toBe(lettersOf(tree));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('leaves the parts that are full as they are while the text grows', () => {
    const words = fc.array(fc.constantFrom('Hold it. ', 'word ', '\n\n', '\n1. step\n2. more '), { maxLength: 300 });
    fc.assert(
      fc.property(words, fc.nat(), (pieces, at) => {
        const cut = pieces.length === 0 ? 0 : at % pieces.length;
        const [before, after] = [pieces.slice(0, cut), pieces].map((some) =>
          paginate(markdownBody(some.join('')), short(400)).map((page) => plainText(page)),
        );
        // The last two may still change: a block that outgrows its part moves on whole.
        const settled = (before ?? []).slice(0, -2);
        expect((after ?? []).slice(0, settled.length)).toEqual(settled);
      }),
      { numRuns: 200 },
    );
  });
});
