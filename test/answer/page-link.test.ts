import { describe, expect, it } from 'vitest';
import { pageLink } from '../../src/answer/page-link.ts';

const page = (number: number, anchor: string | null = null): { number: number; anchor: string | null } => ({
  number,
  anchor,
});

describe('the link to a page', () => {
  it.each<[string, 'pdf' | 'html', number, string | null, string | null]>([
    ['https://a.example/m.pdf', 'pdf', 42, null, 'https://a.example/m.pdf#page=42'],
    ['http://a.example/m.pdf?v=2#old', 'pdf', 1, null, 'http://a.example/m.pdf?v=2#page=1'],
    ['https://a.example/m.html', 'html', 3, 'pairing', 'https://a.example/m.html#pairing'],
    ['https://a.example/m.html', 'html', 3, 'a b)<x>', 'https://a.example/m.html#a%20b)%3Cx%3E'],
    ['https://a.example/m.html', 'html', 3, null, 'https://a.example/m.html'],
    ['https://me:secret@a.example/m.pdf', 'pdf', 2, null, 'https://a.example/m.pdf#page=2'],
    ['file:///srv/m.pdf', 'pdf', 2, null, null],
    ['javascript:alert(1)', 'pdf', 2, null, null],
    ['data:text/html,x', 'html', 2, 'a', null],
    ['manuals/m.pdf', 'pdf', 2, null, null],
  ])('of %s (%s), page %i', (url, format, number, anchor, link) => {
    expect(pageLink({ url, format }, page(number, anchor))).toBe(link);
  });
});
