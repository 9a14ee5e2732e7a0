import { describe, expect, it } from 'vitest';
import {
  breaksServer,
  bytesShown,
  checkMessage,
  componentsV2,
} from '../../support/discord-components/check-message.ts';
import { maskedLinks, mentionsShown, pictures, unfurled } from '../../support/discord-components/danger.ts';

const x = (count: number): string => 'x'.repeat(count);
const several = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const text = (content: string): object => ({ type: 10, content });
const button = (more: object = {}): object => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const row = (...components: object[]): object => ({ type: 1, components });
const rows = (count: number): object[] => several(count, (i) => row(button({ custom_id: `b${i}` })));
const link = (more: object = {}): object => ({ type: 2, style: 5, label: 'Go', url: 'https://maker.example', ...more });
const section = (texts: number, accessory: object = button()): object => ({
  ...{ type: 9, components: several(texts, () => text('a')), accessory },
});
const options = (count: number, length = 1): object[] => several(count, (i) => ({ label: x(length), value: `${i}` }));
const menu = (all: object[], more: object = {}): object => ({ type: 3, custom_id: 'm', options: all, ...more });
const container = (...components: object[]): object => ({ type: 17, components });
const picture = { media: { url: 'https://maker.example/a.png' } };

const isGood = (message: object): boolean => checkMessage({ ...message }).length === 0;
const v2 = (...components: object[]): object => ({ flags: componentsV2, components });
const classic = (...components: object[]): object => ({ content: 'x', components });
const embed = (one: object): object => ({ embeds: [one] });

describe('the check of messages', () => {
  const limits: [string, object, object][] = [
    ['content', { content: x(2_000) }, { content: x(2_001) }],
    ['embeds', { embeds: several(10, () => ({ title: 'a' })) }, { embeds: several(11, () => ({ title: 'a' })) }],
    ['an embed’s title', embed({ title: x(256) }), embed({ title: x(257) })],
    ['an embed’s description', embed({ description: x(4_096) }), embed({ description: x(4_097) })],
    [
      'an embed’s fields',
      embed({ fields: several(25, () => ({ name: 'a', value: 'b' })) }),
      embed({ fields: several(26, () => ({ name: 'a', value: 'b' })) }),
    ],
    [
      'a field’s value',
      embed({ fields: [{ name: x(256), value: x(1_024) }] }),
      embed({ fields: [{ name: 'a', value: x(1_025) }] }),
    ],
    ['an embed’s footer', embed({ footer: { text: x(2_048) } }), embed({ footer: { text: x(2_049) } })],
    [
      'all embeds together',
      { embeds: [{ description: x(3_000) }, { description: x(3_000) }] },
      { embeds: [{ description: x(3_000) }, { description: x(3_001) }] },
    ],
    ['rows of a classic message', classic(...rows(5)), classic(...rows(6))],
    [
      'buttons of a row',
      v2(row(...several(5, (i) => button({ custom_id: `${i}` })))),
      v2(row(...several(6, (i) => button({ custom_id: `${i}` })))),
    ],
    ['a label', v2(row(button({ label: x(80) }))), v2(row(button({ label: x(81) })))],
    ['a custom_id', v2(row(button({ custom_id: x(100) }))), v2(row(button({ custom_id: x(101) })))],
    ['a custom_id that is empty', v2(row(button({ custom_id: 'x' }))), v2(row(button({ custom_id: '' })))],
    ['custom_ids that are the same', v2(...rows(2)), v2(row(button()), row(button()))],
    ['options of a menu', v2(row(menu(options(25)))), v2(row(menu(options(26))))],
    ['options of a menu, none', v2(row(menu(options(1)))), v2(row(menu([])))],
    ['an option', v2(row(menu(options(2, 100)))), v2(row(menu(options(2, 101))))],
    [
      'a placeholder',
      v2(row(menu(options(2), { placeholder: x(150) }))),
      v2(row(menu(options(2), { placeholder: x(151) }))),
    ],
    ['a menu beside a button', v2(row(menu(options(2))), row(button())), v2(row(menu(options(2)), button()))],
    ['texts of a section', v2(section(3)), v2(section(4))],
    ['a section without an accessory', v2(section(1, link())), v2({ type: 9, components: [text('a')] })],
    ['a section with a text that is empty', v2(text('a')), v2(text(' '))],
    [
      'pictures of a gallery',
      v2({ type: 12, items: several(10, () => picture) }),
      v2({ type: 12, items: several(11, () => picture) }),
    ],
    ['components', v2(container(...several(39, () => text('a')))), v2(container(...several(40, () => text('a'))))],
    [
      'components in sections',
      v2(...several(13, (i) => section(1, button({ custom_id: `${i}` }))), text('a')),
      v2(...several(13, (i) => section(1, button({ custom_id: `${i}` }))), text('a'), text('b')),
    ],
    ['text in all', v2(text(x(2_000)), container(text(x(2_000)))), v2(text(x(2_000)), container(text(x(2_001))))],
    [
      'a colour',
      v2({ ...container(text('a')), accent_color: 0xff_ff_ff }),
      v2({ ...container(text('a')), accent_color: 0x1_00_00_00 }),
    ],
    ['a container in a container', v2(container(text('a'))), v2(container(container(text('a'))))],
    [
      'a link’s address',
      v2(row(link({ url: `https://a.example/${x(490)}` }))),
      v2(row(link({ url: `https://a.example/${x(500)}` }))),
    ],
    ['a link with a custom_id', v2(row(link())), v2(row(link({ custom_id: 'a' })))],
    ['a link to no web address', v2(row(link())), v2(row(link({ url: 'javascript:alert(1)' })))],
    ['a button with an address', v2(row(button())), v2(row(button({ url: 'https://a.example' })))],
    ['text beside components', v2(text('a')), { ...v2(text('a')), content: 'x' }],
    ['embeds beside components', { ...v2(text('a')), embeds: [] }, { ...v2(text('a')), embeds: [{ title: 'a' }] }],
    ['texts in a classic message', classic(...rows(1)), classic(text('a'))],
    [
      'whom it may ping',
      { content: 'x', allowed_mentions: { parse: [], users: ['1'] } },
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    ],
    ['a nonce', { content: 'x', nonce: x(25) }, { content: 'x', nonce: x(26) }],
  ];

  it.each(limits)('lets %s pass up to the published limit, and not beyond', (_, good, bad) => {
    expect(checkMessage({ ...good })).toEqual([]);
    expect(isGood(bad)).toBe(false);
  });

  it('says where and why', () => {
    expect(checkMessage({ ...v2(container(text('a'), row(button({ label: x(81) })))) })).toMatchObject([
      { path: ['components', 0, 'components', 1, 'components', 0, 'label'] },
    ]);
  });

  it('knows the texts that break the server although they have few characters', () => {
    const japanese = 'あ'.repeat(3_386);
    expect(bytesShown([text(japanese)])).toBe(10_170);
    expect(breaksServer({ components: [text(japanese)] })).toBe(false);
    expect(breaksServer({ components: [text(`${japanese}a`)] })).toBe(true);
    expect(isGood(v2(text(`${japanese}a`)))).toBe(true);
    expect(breaksServer({ components: [container(text(japanese.slice(4)), text('a'))] })).toBe(true);
  });
});

describe('what could harm a reader', () => {
  it('is found in texts and components, and not in code', () => {
    expect(
      mentionsShown({ content: '@everyone `@here` <@12>', components: [text('<@&3> \\<@4> mail@here.example')] }),
    ).toEqual(['@everyone', '<@12>', '<@&3>', '@here']);
    expect(maskedLinks({ content: '[safe](https://evil.example) `[a](https://b.example)`' })).toEqual([
      { url: 'https://evil.example', label: 'safe' },
    ]);
    expect(maskedLinks({ content: '[https://a.example](https://a.example) \\[a](https://b.example)' })).toEqual([]);
  });

  it('is a preview of an address in a classic message that does not forbid it', () => {
    const content = 'see https://a.example/x and <https://b.example>';
    expect(unfurled({ content })).toEqual(['https://a.example/x']);
    expect(unfurled({ content, flags: 4 })).toEqual([]);
    expect(unfurled({ components: [text(content)], flags: componentsV2 })).toEqual([]);
  });

  it('is a picture from elsewhere', () => {
    const own = { media: { url: 'attachment://page.png' } };
    expect(
      pictures({
        components: [{ type: 12, items: [picture, own] }],
        embeds: [{ image: { url: 'https://c.example' } }],
      }),
    ).toEqual(['https://maker.example/a.png', 'https://c.example']);
  });
});
