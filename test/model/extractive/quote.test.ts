import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes } from 'mdast';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { quoteInMarker, quoteText, quoteUnits } from '../../../src/model/extractive/quote.ts';

function nodesOf(markdown: string): readonly Nodes[] {
  const all: Nodes[] = [];
  function visit(node: Nodes): void {
    all.push(node);
    if ('children' in node) node.children.forEach(visit);
  }
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown));
  return all;
}

/** What a person sees. */
function shown(markdown: string): string {
  return nodesOf(markdown)
    .map((node) => (node.type === 'text' || node.type === 'inlineCode' ? node.value : ''))
    .join('');
}

const risky = fc.array(
  fc.constantFrom(
    ...[
      '[a](http://b.c)',
      '![x](y)',
      '<b>',
      '&amp;',
      '*',
      '_',
      '__',
      '`',
      '``',
      '~~',
      '#',
      '> ',
      '- ',
      '1. ',
      '+ ',
      '=',
      '|',
      '---',
    ],
    ...[
      'www.a.b',
      'a@b.co',
      'https://a.b/c_d',
      '<https://a.b>',
      '[^1]',
      '\\',
      'word',
      ' ',
      '!',
      '[MENU]',
      'ל',
      '日本',
      '😀',
      'http://',
    ],
  ),
  { maxLength: 20 },
);

describe('a quotation', () => {
  it('leaves a figure at the start as it is', () => {
    expect(quoteText('1.3 kg without adaptor')).toBe('1.3 kg without adaptor');
    expect(quoteText('1. Press it.')).toBe('1\\. Press it.');
  });

  it('makes no link, picture, mark-up or list, whatever it quotes', () => {
    fc.assert(
      fc.property(risky, (pieces) => {
        const kinds = new Set(nodesOf(quoteText(pieces.join(''))).map(({ type }) => type));
        expect([...kinds].filter((type) => !['root', 'paragraph', 'text', 'inlineCode'].includes(type))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('shows the words that it quotes', () => {
    fc.assert(
      fc.property(risky, (pieces) => {
        const letters = (text: string) =>
          text
            .normalize('NFC')
            .match(/[\p{L}\p{N}]/gu)
            ?.join('');
        expect(letters(shown(quoteText(pieces.join(''))))).toBe(letters(pieces.join('')));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps labels of a panel in their brackets', () => {
    expect(shown(quoteText('Press [MENU] > [F3], then *hold* it_now.'))).toBe(
      'Press [MENU] > [F3], then *hold* it_now.',
    );
  });

  it('shows addresses as code, so that nothing links them', () => {
    expect(quoteText('See https://roland.com/a_b or mail help@roland.com.')).toBe(
      'See `https://roland.com/a_b` or mail `help@roland.com`.',
    );
  });

  it('drops characters that turn or hide text', () => {
    expect(quoteText('safe\u202e txt.exe\u200b\u0007 end')).toBe('safe txt.exe end');
  });

  it('cuts a very long sentence after a word, and says so', () => {
    const long = quoteText('word '.repeat(400));
    expect(long.length).toBeLessThanOrEqual(702);
    expect(long).toMatch(/^(word )+word…$/);
  });

  it('has no brackets inside a marker', () => {
    expect(quoteInMarker('Hold [SHIFT] 【x】')).toBe('Hold (SHIFT) (x)');
  });

  it('writes steps as a list and sentences as one text', () => {
    const unit = { start: 0, end: 0, mark: null };
    const markdown = quoteUnits([
      { ...unit, kind: 'sentence', text: 'First.' },
      { ...unit, kind: 'sentence', text: 'Then:' },
      { ...unit, kind: 'step', mark: '1', text: 'Do it.' },
      { ...unit, kind: 'step', mark: '•', text: 'Look.' },
    ]);
    expect(markdown).toBe('> First. Then:\n> 1. Do it.\n> - Look.');
    expect(fromMarkdown(markdown).children.map(({ type }) => type)).toEqual(['blockquote']);
  });
});
