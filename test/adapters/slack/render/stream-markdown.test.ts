import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanMarkdown } from '../../../../adapters/slack/render/scan-markdown.ts';
import type { Inset } from '../../../../adapters/slack/render/scan.ts';
import { livePings, maskedLinks, pictures } from '../../../support/slack-blocks/danger.ts';
import { anyMarkdown } from '../../../support/any-draft.ts';

const page: Inset = { type: 'inline', markdown: '[(p. 22)](https://maker.example/m.pdf#page=22)' };
const warning: Inset = { type: 'paragraph', markdown: '> ⚠️ **CAUTION** Hot.' };
const insets = [page, warning];
const p = '\ue0000\ue001';
const w = '\ue0001\ue001';
const cutMark = /\ue000\d*$/u;
const whole = (source: string): string => scanMarkdown(source, insets, true);

describe('the Markdown of a stream', () => {
  it('is what the model wrote, with its pages', () => {
    expect(whole(`1. Hold **MENU**${p} & wait.`)).toBe(`1. Hold **MENU** ${page.markdown} &amp; wait.`);
    expect(whole('Press [MENU], then `[A]`.')).toBe('Press [MENU], then `[A]`.');
    expect(whole('https://a.example/?b=1&c=2')).toBe('https://a.example/?b=1&c=2');
  });

  it('shows the address of a link, and no picture', () => {
    expect(whole('See [the maker](https://evil.example/x "t").')).toBe('See the maker (https://evil.example/x).');
    expect(whole('![a view](https://evil.example/x.png)')).toBe('a view');
    expect(whole('[x](javascript:alert(1))')).toBe('x');
    expect(whole('[a]: https://evil.example')).toBe('[a]\u2060: https://evil.example');
  });

  it('rings no bell, in code neither', () => {
    const text = whole('<!channel> `<@U1>` @here\n```\n<!here>\n```\n');
    expect(livePings({ markdown: text })).toEqual([]);
    expect(text).toBe('&lt;\u2060!channel> `<\u2060@\u2060U1>` @\u2060here\n```\n<\u2060!here>\n```\n');
  });

  it('puts a warning after its line, and nothing of ours into code', () => {
    expect(whole(`Reset it.${w} Then wait.\nNext.`)).toBe(`Reset it. Then wait.\n\n${warning.markdown}\n\nNext.`);
    expect(whole(`${w}First.`)).toBe(`${warning.markdown}\n\nFirst.`);
    expect(whole(`\`\`\`\na${p}\n\`\`\`\nb`)).toBe(`\`\`\`\na\n\`\`\`\n${page.markdown}\nb`);
    expect(whole(`\`a${p}\` b`)).toBe(`\`a\` ${page.markdown} b`);
  });

  it('aligns a table once it is whole, with the pages cited in it below', () => {
    const rows = ['| Key | Use |\n', '|---|---|\n', '| A | **one** |\n', '| B | `<@U1>` |\n'];
    const code = '```\nKey  Use\n───  ─────\nA    one\nB    <\u2060@\u2060U1>\n```\n';
    expect(whole(`So:\n\n${rows.join('')}\nMore.`)).toBe(`So:\n\n${code}\nMore.`);
    expect(whole(rows.join(p))).toBe(`${code}${page.markdown} ${page.markdown} ${page.markdown}`);
    expect(scanMarkdown(`So:\n\n${rows.join('')}`, [], false)).toBe('So:\n\n');
    expect(whole('| no table\n| at all')).toBe('| no table\n| at all');
  });

  it('holds back what is still open, and closes code at the end', () => {
    const open = ['[the', '[the](https://ev', '`co', 'x <', '\\', '``', 'a]', '!'];
    for (const tail of open) expect(scanMarkdown(`Text ${tail}`, [], false)).not.toContain(tail);
    expect(whole('```js\nx')).toBe('```js\nx\n```\n');
  });

  it('grows at its end alone, wherever the text is cut', () => {
    const marked = fc
      .array(
        fc.oneof(
          anyMarkdown,
          fc.constantFrom(p, w, '<', '[', ']', '(', ')', '!', '\\', '`', '```', '\n', '@', '~~~\n'),
        ),
      )
      // A mark of ours is never cut.
      .map((pieces) => pieces.join('').slice(0, 3_000).replace(cutMark, ''));
    fc.assert(
      fc.property(marked, fc.array(fc.nat()), (source, cuts) => {
        const markers = cuts.map((cut) => cut % (source.length + 1)).sort((one, other) => one - other);
        let before = '';
        for (const cut of markers) {
          if (cutMark.test(source.slice(0, cut))) continue;
          const now = scanMarkdown(source.slice(0, cut), insets, false);
          expect(now.startsWith(before)).toBe(true);
          before = now;
        }
        const last = whole(source);
        expect(last.startsWith(before)).toBe(true);
        expect(last).not.toMatch(/[\ue000\ue001]/u);
        expect(livePings({ markdown: last })).toEqual([]);
        expect(pictures({ markdown: last })).toEqual([]);
        for (const { label } of maskedLinks({ markdown: last })) expect(label).toBe('(p. 22)');
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
