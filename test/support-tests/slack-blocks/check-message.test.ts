import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../support/slack-blocks/check-message.ts';
import { checkView } from '../../support/slack-blocks/check-view.ts';
import { livePings, maskedLinks, pictures } from '../../support/slack-blocks/danger.ts';

const section = (text: string): object => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (action_id: string, value = 'v'): object => ({
  type: 'button',
  action_id,
  value,
  text: { type: 'plain_text', text: 'Go' },
});
const table = (rows: number, columns: number, text = 'x'): object => ({
  type: 'table',
  rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => ({ type: 'raw_text', text }))),
});
const namesOf = (blocks: readonly object[]): string[] =>
  checkMessage({ text: 'x', blocks }).map((found) => found.split(':')[0] ?? '');

describe('the check of messages', () => {
  it('lets a sound message pass', () => {
    const blocks = [
      section('a'),
      { type: 'actions', elements: [button('a'), button('b')] },
      table(2, 3),
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }] },
    ];
    expect(checkMessage({ text: 'x', blocks })).toEqual([]);
    expect(checkMessage({ text: 'x', blocks: JSON.stringify(blocks) })).toEqual([]);
  });

  it('refuses what is one over a published limit, and not what reaches it', () => {
    const x = (count: number): string => 'x'.repeat(count);
    const several = <T>(count: number, make: (index: number) => T): T[] =>
      Array.from({ length: count }, (_, i) => make(i));
    const limits: [object[], object[]][] = [
      [[section(x(3_000))], [section(x(3_001))]],
      [
        [{ type: 'header', text: { type: 'plain_text', text: x(150) } }],
        [{ type: 'header', text: { type: 'plain_text', text: x(151) } }],
      ],
      [several(50, () => ({ type: 'divider' })), several(51, () => ({ type: 'divider' }))],
      [
        [{ type: 'actions', elements: several(25, (i) => button(`a${i}`)) }],
        [{ type: 'actions', elements: several(26, (i) => button(`a${i}`)) }],
      ],
      [
        [{ type: 'actions', elements: [button('a', x(2_000))] }],
        [{ type: 'actions', elements: [button('a', x(2_001))] }],
      ],
      [[{ type: 'actions', elements: [button(x(255))] }], [{ type: 'actions', elements: [button(x(256))] }]],
      [[table(100, 2)], [table(101, 2)]],
      [[table(2, 20)], [table(2, 21)]],
      [[table(1, 1)], [table(1, 1), table(1, 1)]],
      [
        [{ type: 'markdown', text: x(12_000) }],
        [
          { type: 'markdown', text: x(6_001) },
          { type: 'markdown', text: x(6_000) },
        ],
      ],
    ];
    for (const [fine, over] of limits) {
      expect(namesOf(fine)).toEqual([]);
      expect(namesOf(over)).not.toEqual([]);
    }
  });

  it('counts bytes in an update and everything in the blocks together', () => {
    expect(checkMessage({ text: 'א'.repeat(2_000) })).toEqual([]);
    expect(checkMessage({ text: 'א'.repeat(2_001) })[0]).toMatch(/^msg_too_long/u);
    expect(checkMessage({ text: 'א'.repeat(2_001) }, 'chat.postMessage')).toEqual([]);
    expect(namesOf(Array.from({ length: 5 }, () => section('x'.repeat(2_900))))).toEqual(['msg_blocks_too_long']);
    expect(checkMessage({ markdown_text: 'x'.repeat(12_001) }, 'chat.appendStream')[0]).toMatch(/^msg_too_long/u);
  });

  it('refuses unknown types, stray fields, empty text, repeated ids and nothing at all', () => {
    expect(namesOf([{ type: 'paragraph' }])).toEqual(['invalid_blocks']);
    expect(namesOf([{ ...section('a'), color: 'red' }])).toEqual(['invalid_blocks']);
    expect(namesOf([section('')])).toEqual(['invalid_blocks']);
    expect(namesOf([{ type: 'actions', elements: [button('a'), button('a')] }])).toEqual(['invalid_blocks']);
    expect(
      namesOf([
        { ...section('a'), block_id: '1' },
        { ...section('b'), block_id: '1' },
      ]),
    ).toEqual(['invalid_blocks']);
    expect(checkMessage({})).toEqual(['no_text: nothing to show']);
    expect(checkMessage('x')).toEqual(['invalid_arguments: not a message']);
  });

  it('checks views', () => {
    const modal = { type: 'modal', title: { type: 'plain_text', text: 'x'.repeat(24) }, blocks: [section('a')] };
    expect(checkView(modal)).toEqual([]);
    expect(checkView({ ...modal, title: { type: 'plain_text', text: 'x'.repeat(25) } })).not.toEqual([]);
  });
});

describe('the look for danger', () => {
  it('sees pings wherever the platform would', () => {
    for (const ping of ['<!channel>', '<@U1>', '<#C1>', '<!subteam^S1>', '@everyone']) {
      expect(livePings({ text: ping })).toHaveLength(1);
      expect(livePings({ text: '', blocks: [section(`a ${ping}`)] })).toHaveLength(1);
      expect(livePings({ markdown: ping })).toHaveLength(1);
    }
    expect(livePings({ blocks: [{ type: 'rich_text', elements: [{ type: 'user', user_id: 'U1' }] }] })).toHaveLength(1);
    expect(livePings({ text: '&lt;!channel&gt; me@here.example @here\u2060x' })).toHaveLength(1);
    expect(livePings({ text: '&lt;!channel&gt; @\u2060here' })).toEqual([]);
  });

  it('sees links that hide their address, and pictures', () => {
    const link = { url: 'https://evil.example', label: 'the maker' };
    expect(maskedLinks({ text: '<https://evil.example|the maker>' })).toEqual([link]);
    expect(maskedLinks({ markdown: '[the maker](https://evil.example)' })).toEqual([link]);
    expect(maskedLinks({ blocks: [{ type: 'link', url: link.url, text: link.label }] })).toEqual([link]);
    expect(
      maskedLinks({ markdown: '\\[a](https://evil.example) https://a.example', text: '<https://a.example>' }),
    ).toEqual([]);
    expect(pictures({ markdown: '![a](https://a.example/x.png)' })).toHaveLength(1);
    expect(pictures({ blocks: [{ type: 'image', image_url: 'https://a.example' }] })).toHaveLength(1);
  });
});
