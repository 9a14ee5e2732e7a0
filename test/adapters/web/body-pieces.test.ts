import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownBody } from '../../../adapters/markdown-body.ts';
import { bodyPieces } from '../../../adapters/web/body-pieces.ts';
import { textOfPiece } from '../../../adapters/web/piece.ts';
import type { Element, Piece } from '../../../adapters/web/piece.ts';

const render = (markdown: string): readonly Piece[] => bodyPieces(markdownBody(markdown));

function elementsOf(pieces: readonly Piece[]): readonly Element[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece, ...elementsOf(piece.children)]));
}

const linksOf = (markdown: string): (string | undefined)[] =>
  elementsOf(render(markdown))
    .filter(({ tag }) => tag === 'a')
    .map(({ href }) => href);

const leavesOf = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : leavesOf(piece.children)));

const wordsOf = (markdown: string): string => render(markdown).map(textOfPiece).join('\n');

describe('what a model writes', () => {
  it('becomes lists, bold, code and tables', () => {
    const tags = elementsOf(
      render('# Title\n\n3. one **bold**\n4. two `code`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n\n- [x] done'),
    ).map(({ tag }) => tag);
    expect(tags).toEqual('h3 ol li strong li code table tr th th tr td td blockquote p ul li'.split(' '));
    expect(elementsOf(render('3. one\n4. two'))[0]?.start).toBe(3);
  });

  it('shows an HTML tag as the text that it is', () => {
    expect(wordsOf('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
    expect(wordsOf('Press <b>[MENU]</b> now')).toBe('Press <b>[MENU]</b> now');
    expect(elementsOf(render('<script>alert(1)</script>')).map(({ tag }) => tag)).toEqual(['p']);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,hi)',
    '[x](file:///etc/passwd)',
    '[x](/manuals/other)',
    '[x](https://maker.example@evil.example/)',
    '![x](javascript:alert(1))',
    '[x][1]\n\n[1]: javascript:alert(1)',
  ])('makes no link of %s, but keeps its words', (markdown) => {
    expect(linksOf(markdown)).toEqual([]);
    expect(wordsOf(markdown)).toBe('x');
  });

  it('shows where a link leads, in full', () => {
    expect(wordsOf('[the maker](https://evil.example/a?b=1)')).toBe('the maker (https://evil.example/a?b=1)');
    expect(wordsOf('[https://maker.example](https://evil.example/)')).toBe(
      'https://maker.example (https://evil.example/)',
    );
    expect(wordsOf('https://maker.example/a')).toBe('https://maker.example/a');
    expect(linksOf('[a][1]\n\n[1]: https://maker.example/')).toEqual(['https://maker.example/']);
  });

  it('makes words of a picture, and loads nothing', () => {
    expect(wordsOf('A ![panel](https://evil.example/p.png).')).toBe('A panel.');
    expect(linksOf('A ![panel](https://evil.example/p.png).')).toEqual([]);
  });

  it('keeps the lines of a list together unless an item has several paragraphs', () => {
    const tagsOf = (markdown: string): string =>
      elementsOf(render(markdown))
        .map(({ tag }) => tag)
        .join(' ');
    expect(tagsOf('- one\n- two\n  1. three')).toBe('ul li li ol li');
    expect(tagsOf('- one\n\n  more\n- two')).toBe('ul li p p li p');
  });

  it('breaks lines where they were broken', () => {
    expect(render('one  \ntwo **three\\\nfour**')).toEqual([
      {
        tag: 'p',
        children: [
          'one',
          { tag: 'br', children: [] },
          'two ',
          { tag: 'strong', children: ['three', { tag: 'br', children: [] }, 'four'] },
        ],
      },
    ]);
  });

  it('nests marks, and marks links too', () => {
    expect(render('**a *b `c`* https://maker.example/**')).toEqual([
      {
        tag: 'p',
        children: [
          { tag: 'strong', children: ['a '] },
          { tag: 'strong', children: [{ tag: 'em', children: ['b '] }] },
          { tag: 'strong', children: [{ tag: 'em', children: [{ tag: 'code', children: ['c'] }] }] },
          { tag: 'strong', children: [' '] },
          {
            tag: 'strong',
            children: [{ tag: 'a', children: ['https://maker.example/'], href: 'https://maker.example/' }],
          },
        ],
      },
    ]);
  });

  it('loses no word and links to nothing but the web, whatever the text', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '**',
        '*',
        '`',
        '```\n',
        '[',
        '](',
        ')',
        '![',
        '<b',
        '>',
        '\n\n',
        '\n',
        '- ',
        '1. ',
        '| ',
        '# ',
        '~~',
      ),
      fc.constantFrom('javascript:x', 'https://maker.example/', 'data:x', '&lt;', '\\', ':'),
      fc.stringMatching(/^[a-z]{4,8}zz$/u),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const markdown = parts.join('');
        const pieces = render(markdown);
        for (const { tag, href } of elementsOf(pieces)) {
          expect(tag).not.toMatch(/script|img|iframe|style/u);
          if (href !== undefined) expect(href).toMatch(/^https?:\/\//u);
        }
        for (const link of linksOf(markdown)) expect(wordsOf(markdown)).toContain(link);
      }),
    );
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/u), { minLength: 1, maxLength: 30 });
    const marks = fc.constantFrom(' ', '\n', '\n\n', ' **', '** ', '\n- ', '\n1. ', '\n> ', ' `', '` ', '\n## ');
    fc.assert(
      fc.property(words, fc.array(marks, { minLength: 1, maxLength: 30 }), (list, between) => {
        const markdown = list.map((word, index) => `${word}${between[index % between.length] ?? ' '}`).join('');
        expect(
          leavesOf(render(markdown))
            .join('\n')
            .match(/[a-z]+/gu),
        ).toEqual(list);
      }),
    );
  });
});
