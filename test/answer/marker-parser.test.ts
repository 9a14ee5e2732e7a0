import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkerParser } from '../../src/answer/marker-parser.ts';
import type { MarkerPiece, ParsedPiece } from '../../src/answer/markers.ts';

/** Parses chunks and merges neighbouring text, as a draft does. */
function parse(...chunks: readonly string[]): ParsedPiece[] {
  const parser = createMarkerParser();
  const merged: ParsedPiece[] = [];
  for (const piece of [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()]) {
    const last = merged.at(-1);
    if (piece.type === 'text' && last?.type === 'text') {
      merged[merged.length - 1] = { type: 'text', text: last.text + piece.text };
    } else merged.push(piece);
  }
  return merged;
}

function textIn(pieces: readonly ParsedPiece[]): string {
  return pieces.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
}

const text = (written: string): ParsedPiece => ({ type: 'text', text: written });
const cite = (...pages: readonly number[]): MarkerPiece => ({ type: 'citation', title: null, pages });

/** Pieces of text that are likely to get in each other's way. */
const fragments = fc.constantFrom(
  ...[
    '[',
    ']',
    '[[',
    ']]',
    '\\[',
    '\\]',
    '［',
    '］',
    '【',
    '】',
    '(',
    ')',
    '**',
    '*',
    '`',
    '```\n',
    '_',
    ':',
    '：',
    ' ',
  ],
  ...[
    '\n',
    '\r\n',
    '\n\n',
    '  ',
    '\t',
    'MANUAL',
    'manual:',
    '[MANUAL: ',
    '[MANUAL: page 4',
    'page 42',
    'pages 4–6]',
    ';',
  ],
  ...['[SUGGESTION: RH-300]', '[PRO TIP: hold [SHIFT]]', '[PRO TIP:', '[WARNING: ', '[WARNING]', '[NOT IN MANUAL]'],
  ...[
    '[NOT IN',
    ' MANUAL',
    '[MENU]',
    'MAN',
    'UAL: ',
    'PRO ',
    'TIP: x]',
    '1. ',
    '- ',
    '| a |',
    'שלום',
    '電源',
    '🎹',
    '\uD83C',
  ],
  ...['[MANUAL: page 3]', '[WARNING: loud. [MANUAL: page 7]]', '<!channel>', '](http://x.example)'],
);
const anyText = fc.oneof(
  fc.array(fragments, { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('[', ']', ':', 'M', 'A', 'N', 'U', 'L', ' ', '*', '\n', '(', ')') }),
);
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

function cutAt(whole: string, places: readonly number[]): string[] {
  const offsets = places.map((place) => Math.floor(place * whole.length)).sort((a, b) => a - b);
  return [...offsets, whole.length].map((offset, index) => whole.slice(offsets[index - 1] ?? 0, offset));
}

const RAW =
  /[[［【][\s*_`\\-]{0,6}(?:MANUAL|SUGGESTION|PRO[\s*_-]{0,3}TIP|WARNING)[\s*_`]{0,6}[:：]|[[［【]\s{0,6}NOT IN (?:THE )?MANUAL\s{0,6}[\]］】:：]/iu;

describe('the marker parser, whatever it is given', () => {
  it('gives the same pieces wherever the text is cut', () => {
    fc.assert(
      fc.property(anyText, cuts, (whole, places) => {
        expect(parse(...cutAt(whole, places))).toEqual(parse(whole));
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives the same pieces character by character', () => {
    fc.assert(
      fc.property(anyText, (whole) => {
        expect(parse(...whole.split(''))).toEqual(parse(whole));
      }),
      { numRuns: 1_500 },
    );
  });

  it('never lets a raw marker through', () => {
    fc.assert(
      fc.property(anyText, (whole) => {
        for (const piece of parse(whole)) {
          if (piece.type === 'text' || piece.type === 'tip' || piece.type === 'hazard')
            expect(piece.text).not.toMatch(RAW);
        }
        expect(textIn(parse(whole))).not.toMatch(RAW);
      }),
      { numRuns: 3_000, examples: [['[[NOT INmanual:manual:'], ['[[NOT IN MANUAL: MANUAL: page 4]']] },
    );
  });

  it('never shows a half marker while the text is still coming', () => {
    const whole =
      'Press **OK** (see [MANUAL: pages 4–5]).\n\n[WARNING: Loud! [MANUAL: page 7]]\n[PRO TIP: hold [SHIFT]]\n';
    for (let end = 0; end <= whole.length; end++) {
      const shown = textIn(createMarkerParser().push(whole.slice(0, end)));
      expect(shown).not.toMatch(/\[|MANUAL|WARNING|PRO TIP/u);
    }
  });

  it('leaves text without brackets as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), cuts, (written, places) => {
        const whole = written.replace(/[[［【]/gu, '');
        expect(textIn(parse(...cutAt(whole, places)))).toBe(whole);
      }),
      { numRuns: 1_000 },
    );
  });

  it('removes nothing but the markers and the white space beside them', () => {
    const word = fc.constantFrom(
      'Press',
      '[MENU]',
      '[WARNING]',
      'for 10 s.',
      '**bold**',
      '`code`',
      '🎹',
      'טקסט',
      '- item',
      '|',
    );
    const marker = fc.constantFrom(
      ...[
        '[MANUAL: page 4]',
        '**[MANUAL: p. 9]**',
        '([MANUAL: pages 1, 2])',
        '\\[MANUAL: page 4\\]',
        '[SUGGESTION: RH-300]',
      ],
      ...[
        '[PRO TIP: turn [VALUE] slowly]',
        '[WARNING: It gets loud.]',
        '[NOT IN MANUAL]',
        '【WARNING：x】',
        '[manual: PAGE 3]',
      ],
    );
    const space = fc.constantFrom(' ', '\n', '\n\n', '  ');
    const part = fc.oneof(
      word.map((written) => ({ written, shown: written })),
      marker.map((written) => ({ written, shown: '' })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(part, space), { maxLength: 20 }), (parts) => {
        const whole = parts.map(([{ written }, after]) => written + after).join('');
        const expected = parts.map(([{ shown }]) => shown).join('');
        expect(textIn(parse(whole)).replace(/\s/gu, '')).toBe(expected.replace(/\s/gu, ''));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never splits a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (written) => {
        const parser = createMarkerParser();
        for (const unit of written.split('')) {
          for (const piece of parser.push(unit))
            if (piece.type === 'text') expect(piece.text.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it.each(['[', '[WARNING:', '\\[', '**[PRO TIP: ', ' ', '\n', '[WARNING: [MANUAL: page 1]', '[[MANUAL: page 1]'])(
    'takes time in proportion to a long run of %j',
    (unit) => {
      const seconds = (length: number): number => {
        const whole = unit.repeat(Math.ceil(length / unit.length));
        const start = performance.now();
        parse(whole);
        return (performance.now() - start) / 1_000;
      };
      seconds(20_000);
      expect(seconds(200_000)).toBeLessThan(5);
    },
  );

  it('holds back a bounded amount of a bracket that never closes', () => {
    const parser = createMarkerParser();
    const given = Array.from({ length: 3_000 }, () => parser.push('[WARNING: a')).flat();
    expect(33_000 - textIn(given).length - 3_000 * '[WARNING: '.length).toBeLessThan(1_200);
  });
});

describe('the marker parser, for what models write', () => {
  it.each<[string, ParsedPiece[]]>([
    ['Press [MENU] [MANUAL: page 42].', [text('Press [MENU]'), cite(42), text('.')]],
    ['Press [MENU]. [MANUAL: pages 42–43] Then', [text('Press [MENU].'), cite(42, 43), text(' Then')]],
    ['A [MANUAL: page 1] [MANUAL: page 2] b', [text('A'), cite(1), cite(2), text(' b')]],
    ['A ([MANUAL: page 1]).', [text('A'), cite(1), text('.')]],
    ['**Hold [SHIFT] [MANUAL: p. 3]**', [text('**Hold [SHIFT]'), cite(3), text('**')]],
    ['A **[MANUAL: page 3]** b', [text('A'), cite(3), text(' b')]],
    ['A `[MANUAL: page 3]`', [text('A'), cite(3)]],
    ['A \\[MANUAL: page 3\\] b', [text('A'), cite(3), text(' b')]],
    ['電源を入れます【MANUAL：page 3】。', [text('電源を入れます'), cite(3), text('。')]],
    ['［MANUAL： 12ページ］', [cite(12)]],
    ['[**MANUAL**: page 3]', [cite(3)]],
    ['[Manual : Page 3]', [cite(3)]],
    ['[[MANUAL: page 3]]', [cite(3)]],
    ['| [MENU] | 30 s | [MANUAL: page 3] |\n', [text('| [MENU] | 30 s |'), cite(3), text(' |\n')]],
    ['```\n[MANUAL: page 3]\nx\n```', [text('```\n'), cite(3), text('x\n```')]],
    ['[MANUAL: Quick Start, page 3]', [{ type: 'citation', title: 'Quick Start', pages: [3] }]],
    ['[SUGGESTION: Roland RH-300]', [{ type: 'suggestion', name: 'Roland RH-300' }]],
    ['[PRO TIP: hold [SHIFT] and turn]', [{ type: 'tip', text: 'hold [SHIFT] and turn' }]],
    ['[pro-tip: x]', [{ type: 'tip', text: 'x' }]],
    ['[WARNING: Loud. [MANUAL: page 7]]', [{ type: 'hazard', text: 'Loud.' }, cite(7)]],
    ['[NOT IN MANUAL]\nIt covers', [{ type: 'not-in-manual' }, text('It covers')]],
    ['[NOT IN THE MANUAL] Sorry', [{ type: 'not-in-manual' }, text('Sorry')]],
  ])('reads %j', (written, expected) => {
    expect(parse(written)).toEqual(expected);
  });

  it.each([
    'Press [MENU], then [WARNING] or [MANUAL] or [PRO TIP].',
    'The [WARNING LIGHT: red] and [MANUAL MODE: on] stay.',
    'A [link](https://x.example), a task - [ ] and [x], an array a[0].',
    'An open [ bracket, and another [MENU',
    'an open [',
  ])('leaves %j as it is', (written) => {
    expect(parse(written)).toEqual([text(written)]);
  });

  it.each<[string, string, ParsedPiece[]]>([
    ['at the end of the text', 'A [MANUAL: page 4', [text('A'), cite(4)]],
    ['at the end of the text, in a tip', 'A\n[PRO TIP: turn it', [text('A\n'), { type: 'tip', text: 'turn it' }]],
    ['at the end of its line', 'A [MANUAL: page 4\nB', [text('A'), cite(4), text('\nB')]],
    ['at the end of its paragraph', '[WARNING: loud\n\n1. Go', [{ type: 'hazard', text: 'loud' }, text('1. Go')]],
    ['nowhere', `[PRO TIP: ${'a'.repeat(1_500)}`, [text('a'.repeat(1_500))]],
    ['on a line that names no page', 'x [MANUAL: see the box\nB', [text('x see the box\nB')]],
    ['within its head', 'A [MANU', [text('A ')]],
  ])('copes with a marker that ends %s', (_, written, expected) => {
    expect(parse(written)).toEqual(expected);
  });

  it('makes no marker of what stood around one', () => {
    expect(textIn(parse('[MAN[MANUAL: page 1]UAL: page 2] x'))).toBe('[MAN x');
    expect(textIn(parse('[[MANUAL: page 1]MANUAL: page 2] x'))).toBe('[ x');
  });

  it('takes a line with it that a marker has to itself', () => {
    expect(textIn(parse('1. A\n\n[PRO TIP: x]\n\n2. B'))).toBe('1. A\n\n2. B');
    expect(textIn(parse('A\n[PRO TIP: x]\n[WARNING: y]\nB'))).toBe('A\nB');
    expect(textIn(parse('A\r\n[PRO TIP: x]\r\n\r\nB'))).toBe('A\r\n\r\nB');
    expect(textIn(parse('[WARNING: x]\n\n1. A'))).toBe('1. A');
    expect(textIn(parse('- a\n  [MANUAL: page 2] more'))).toBe('- a\n  more');
  });
});
