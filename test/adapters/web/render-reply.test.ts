import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfPiece } from '../../../adapters/web/piece.ts';
import type { Piece } from '../../../adapters/web/piece.ts';
import { renderReply } from '../../../adapters/web/render-reply.ts';
import type { Block } from '../../../src/answer/draft.ts';
import { draftOf } from '../../support/draft-of.ts';

const place = { documentId: 'd', page: 28, label: '22', link: '/manuals/d#page=28' };
const text = (words: string): Block => ({ type: 'text', text: words });
const citation: Block = { type: 'citation', place };
const hazard: Block = { type: 'hazard', text: 'Everything is **erased**.', place };

const render = (
  blocks: readonly Block[],
  scenario: 'general' | 'live' = 'general',
  phase: 'writing' | 'done' = 'done',
) => renderReply(draftOf({ blocks, phase }), scenario).body;
const tagsOf = (pieces: readonly Piece[]): string[] =>
  pieces.map((piece) => (typeof piece === 'string' ? 'text' : piece.tag));
const depthOf = (piece: Piece): number =>
  typeof piece === 'string' ? 0 : 1 + Math.max(0, ...piece.children.map(depthOf));

describe('the answer', () => {
  it('has its pages as chips where they were cited, in the middle of bold text too', () => {
    const [paragraph] = render([text('Press **MENU'), citation, text(' twice** now.')]);
    expect(paragraph).toEqual({
      tag: 'p',
      children: [
        'Press ',
        { tag: 'strong', children: ['MENU '] },
        { tag: 'page', children: ['p. 22'], href: place.link },
        { tag: 'strong', children: [' twice'] },
        ' now.',
      ],
    });
  });

  it('keeps a page out of an address and out of code', () => {
    const [paragraph] = render([
      text('See https://maker.example/a'),
      citation,
      text(' or `code'),
      citation,
      text('`.'),
    ]);
    expect(JSON.stringify(paragraph)).toContain('"href":"https://maker.example/a"');
    expect(JSON.stringify(paragraph)).toContain('{"tag":"code","children":["code "]},{"tag":"page"');
  });

  it('keeps a page that is cited right after the end of a code block', () => {
    expect(render([text('```\nhold\n```'), citation, text('\n\nMore.')])).toEqual([
      { tag: 'pre', children: [{ tag: 'code', children: ['hold'] }] },
      { tag: 'p', children: [{ tag: 'page', children: ['p. 22'], href: place.link }] },
      { tag: 'p', children: ['More.'] },
    ]);
  });

  it.each(['- ', '> ', '1. ', '*_', '- > '])(
    'shows the words of 4,000 nested “%s”, as text, tip and warning',
    (sign) => {
      const words = `${sign.repeat(4_000)}word`;
      const nested = [
        text(words),
        citation,
        { type: 'tip', text: words },
        { type: 'hazard', text: words, place },
      ] as const;
      const pieces = render(nested);
      expect(pieces.map(textOfPiece).join('').match(/word/gu)).toHaveLength(3);
      expect(JSON.stringify(pieces).split('"tag":"page"')).toHaveLength(3);
      expect(Math.max(...pieces.map(depthOf))).toBeLessThan(100);
    },
  );

  it('opens no address but those of the web and of the manuals here', () => {
    const links = [
      'javascript:alert(1)',
      '/ask',
      '//evil.example/',
      '/manuals//evil.example',
      'https://a@evil.example/',
    ];
    const manual = { documentId: 'd', title: 'Manual', edition: null, pages: 9, format: 'pdf' } as const;
    for (const link of links) {
      const blocks: Block[] = [
        text('One'),
        { type: 'citation', place: { ...place, link } },
        { type: 'suggestion', link, product: { id: 'x', name: 'PH-2', brand: null, supportUrl: null } },
      ];
      const missing = { reason: 'not-found', link } as const;
      const reply = renderReply(
        draftOf({ phase: 'done', blocks, manual: { ...manual, url: link }, missing }),
        'general',
      );
      expect(JSON.stringify(reply)).not.toContain(link);
    }
    const local = renderReply(draftOf({ blocks: [citation], manual: { ...manual, url: '/manuals/d' } }), 'general');
    expect(local.manual).toEqual({ name: 'Manual · 9 pages', href: '/manuals/d' });
    expect(local.sources).toEqual([{ name: 'Page 22 (page 28 of the file)', href: '/manuals/d#page=28' }]);
  });

  it('shows warnings where they stand, and on top in live', () => {
    const blocks = [text('First.\n\n'), hazard, text('Then.')];
    expect(tagsOf(render(blocks))).toEqual(['p', 'hazard', 'p']);
    expect(tagsOf(render(blocks, 'live'))).toEqual(['hazard', 'p', 'p']);
  });

  it('heads a warning with the word that the manual uses', () => {
    const heads = ['CAUTION: Hot.', '警告: 高温。', 'Hot: do not touch.'].map((words) =>
      render([{ type: 'hazard', text: words, place: null }]),
    );
    expect(heads).toEqual([
      [{ tag: 'hazard', label: 'CAUTION', children: [{ tag: 'p', children: ['Hot.'] }] }],
      [{ tag: 'hazard', label: '警告', children: [{ tag: 'p', children: ['高温。'] }] }],
      [{ tag: 'hazard', children: [{ tag: 'p', children: ['Hot: do not touch.'] }] }],
    ]);
  });

  it('puts a tip and what goes with the product after the text', () => {
    const suggestion: Block = {
      type: 'suggestion',
      link: 'javascript:alert(1)',
      product: { id: 'x', name: 'PH-2', brand: null, supportUrl: null },
    };
    const pieces = render([text('One'), { type: 'tip', text: 'Hold **SHIFT**.' }, suggestion, text('two.')]);
    expect(tagsOf(pieces)).toEqual(['p', 'tip', 'accessory']);
    expect(pieces.map(textOfPiece)).toEqual(['One two.', 'Hold SHIFT.', 'PH-2']);
    expect(JSON.stringify(pieces)).not.toContain('javascript');
  });

  it('removes what would turn the reading direction by force, and forged marks', () => {
    expect(render([text('a\u202eb\ue0000\ue001c\u0000d')]).map(textOfPiece)).toEqual(['ab0cd']);
  });

  it('never shows a mark of ours and never throws, whatever the text and however it is cut', () => {
    const anyBlock = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }).map(text),
      fc.constantFrom<Block>(citation, hazard, text('**'), text('\n\n'), text('`'), text('| a |\n|--|\n'), text('1. ')),
      fc.constantFrom('[a](', 'https://maker.example/', ' "', '")', '[1]: ', '![', '](', '<b ', '```').map(text),
    );
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 20 }), fc.constantFrom('writing', 'done'), (blocks, phase) => {
        for (const scenario of ['general', 'live'] as const) {
          const written = JSON.stringify(render(blocks, scenario, phase));
          expect(written).not.toMatch(/[\ue000\ue001]/u);
          const cited = blocks.filter(({ type }) => type === 'citation' || type === 'hazard').length;
          expect(written.split('"tag":"page"').length - 1).toBe(cited);
        }
      }),
    );
  });
});
