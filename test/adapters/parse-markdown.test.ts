import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { cutMarkdown, parseMarkdown } from '../../adapters/parse-markdown.ts';
import { anyMarkdown } from '../support/any-draft.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** The tree without places, which differ in a stretch of the text. */
function bare(node: Nodes): unknown {
  const placeless = { ...node, position: undefined };
  return 'children' in node ? { ...placeless, children: node.children.map(bare) } : placeless;
}

const inPieces = (markdown: string) => parseMarkdown(markdown).flatMap(({ root }) => root.children.map(bare));
const atOnce = (markdown: string) => parser.parse(markdown).children.map(bare);

const line = fc.constantFrom(
  ...[
    '',
    '',
    '  ',
    'Text.',
    '**bold',
    'text**',
    '- item',
    '  more',
    '1. step',
    '   of it',
    '> quoted',
    '    code',
    ' so',
  ],
  ...[
    '```',
    '```js',
    '~~~',
    '````',
    '  ```',
    '- ```',
    '> ~~~',
    '``` `',
    '# Head',
    '---',
    '===',
    '| a | b |',
    '|---|---|',
  ],
  ...[
    '<b>',
    '</b>',
    '<!-- x',
    '-->',
    '[x]: https://a.example',
    '[^1]: note',
    'see [x] and [^1]',
    '+',
    '12) z',
    '\\',
    '`code',
  ],
);

describe('Markdown in pieces', () => {
  it('means what it means at once, whatever it consists of', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const markdown = lines.join('\n');
        expect(cutMarkdown(markdown).join('')).toBe(markdown);
        expect(inPieces(markdown)).toEqual(atOnce(markdown));
      }),
      { numRuns: 2_000 },
    );
  });

  it('means the same for what a model or somebody who means harm may write', () => {
    fc.assert(
      fc.property(fc.array(anyMarkdown, { maxLength: 8 }), (parts) => {
        const markdown = parts.join('');
        expect(inPieces(markdown)).toEqual(atOnce(markdown));
      }),
      { numRuns: 200 },
    );
  });

  it('is cut between paragraphs, and not inside of lists, code or what reaches farther', () => {
    expect(cutMarkdown('One.\n\nTwo.\n\n# Three')).toEqual(['One.\n\n', 'Two.\n\n', '# Three']);
    expect(cutMarkdown('So:\n\n- a\n\n- b')).toEqual(['So:\n\n', '- a\n\n- b']);
    expect(cutMarkdown(' One.\n\n1. a\n2. b')).toEqual([' One.\n\n', '1. a\n2. b']);
    for (const whole of ['- a\n\n- b', '```\na\n\nb\n```', 'a [x]\n\nb\n\n[x]: https://a.example', '<div>\n\na\n\nb']) {
      expect(cutMarkdown(whole)).toEqual([whole]);
    }
  });

  it('is not parsed again where it is the same', () => {
    const [before] = parseMarkdown('Hold **MENU**.\n\nThen');
    const [after, more] = parseMarkdown('Hold **MENU**.\n\nThen turn the dial.');
    expect(after?.root).toBe(before?.root);
    expect(more?.source).toBe('Then turn the dial.');
  });
});
