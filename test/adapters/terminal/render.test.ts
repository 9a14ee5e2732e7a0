import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../adapters/terminal/render-card.ts';
import { renderReply } from '../../../adapters/terminal/render.ts';
import { createStyle } from '../../../adapters/terminal/style.ts';
import type { Block } from '../../../src/answer/draft.ts';
import { draftOf } from '../../support/draft-of.ts';

const style = createStyle(false);
const place = { documentId: 'rm-5', page: 30, label: '24', link: null };
const warning: Block = { type: 'hazard', text: 'WARNING: It erases all.', place };

describe('a reply in the terminal', () => {
  it('has one empty line around a warning, and between the text and what follows it', () => {
    const blocks: Block[] = [
      { type: 'text', text: '> 1. Press it.' },
      warning,
      { type: 'text', text: '**Next**\n\n> Hold it.\n\n' },
    ];
    const draft = draftOf({ phase: 'done', outcome: 'answered', blocks, notices: [{ kind: 'cut' }] });
    expect(renderReply(draft, style)).toMatch(
      /^\| 1\. Press it\.\n\n⚠ WARNING: It erases all\. \(p\. 24\)\n\nNext\n\n\| Hold it\.\n\nThe answer broke off.*\n\nPages\n {2}p\. 24/u,
    );
  });

  it('begins with its first sentence where there is no product', () => {
    expect(renderReply(draftOf({ phase: 'done', outcome: 'unknown_product' }), style)).toMatch(/^I can't tell/u);
  });

  it('only grows, whatever comes', () => {
    const pieces: fc.Arbitrary<Block> = fc.oneof(
      fc
        .constantFrom('\n', '\n\n', 'a', '**b', '** ', ' ', '> ', '- ')
        .map((text) => ({ type: 'text', text }) as const),
      fc.constantFrom<Block>(warning, { type: 'tip', text: 'Try it.' }, { type: 'citation', place }),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (blocks) => {
        let before = '';
        for (let length = 0; length <= blocks.length; length += 1) {
          const draft = draftOf({ phase: 'writing', blocks: blocks.slice(0, length) });
          const now = renderReply(draft, style);
          expect(now.startsWith(before)).toBe(true);
          before = now;
        }
        expect(renderReply(draftOf({ phase: 'done', blocks }), style).startsWith(before)).toBe(true);
      }),
    );
  });
});

describe('a card in the terminal', () => {
  it('is its title and lines without marks, and the products that they do not name', () => {
    const card = {
      title: 'Which product is it?',
      lines: ['Write `npm run ask -- manual <product>`.', '- **Roland TD-17** `td-17`', 'a \u001b[31mred\u0007'],
      choices: [
        { productId: 'td-17', label: 'Roland TD-17' },
        { productId: 'rm-5', label: 'Lindholm RM-5' },
      ],
      question: null,
      link: { label: 'Open', url: 'https://maker.example/rm-5' },
    };
    expect(renderCard(card, style)).toBe(
      [
        'Which product is it?',
        '',
        'Write npm run ask -- manual <product>.',
        '- Roland TD-17 td-17',
        'a [31mred',
        '  rm-5  Lindholm RM-5',
        '',
        'Open: https://maker.example/rm-5',
        '',
      ].join('\n'),
    );
  });
});
