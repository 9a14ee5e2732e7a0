import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerFrame, answerView, manualFacts } from '../../adapters/answer-view.ts';
import { plainText } from '../../adapters/plain-text.ts';
import type { Block, Draft } from '../../src/answer/draft.ts';
import { anyDraft } from '../support/any-draft.ts';
import { draftOf } from '../support/draft-of.ts';

const product = { id: 'td-17', name: 'TD-17', brand: 'Roland', supportUrl: null };
const headphones = { id: 'rh-300', name: ' RH-300\n', brand: 'Roland', supportUrl: null };
const manual = {
  documentId: 'd',
  title: 'Reference\nManual',
  edition: 'Version 2',
  url: 'https://maker.example/m.pdf',
  format: 'pdf',
  pages: 120,
} as const;
const place = { documentId: 'd', page: 28, label: '22', link: 'https://maker.example/m.pdf#page=28' };
const text = (words: string): Block => ({ type: 'text', text: words });
const view = (parts: Partial<Draft>, scenario: 'general' | 'live' = 'general') => answerView(draftOf(parts), scenario);

describe('what a chat shows of an answer', () => {
  it('is a status until there is something to read', () => {
    expect(view({ phase: 'reading', product }).status).toBe('Looking for the TD-17 manual…');
    expect(view({ phase: 'writing', product, blocks: [text('Hold MENU.')] }).status).toBeNull();
  });

  it('names the manual on one line, with what is known of it', () => {
    expect(view({ manual }).manual).toEqual({
      name: 'Reference Manual, Version 2, 120 pages',
      url: 'https://maker.example/m.pdf',
    });
    expect(manualFacts({ ...manual, edition: null, format: 'html' })).toEqual(['Reference Manual', '120 sections']);
  });

  it('links nothing but addresses of the web, whoever gave them', () => {
    for (const url of ['javascript:alert(1)', 'upload:q1', 'https://user@evil.example/']) {
      const blocks: readonly Block[] = [
        { type: 'suggestion', product: headphones, link: url },
        { type: 'citation', place: { ...place, link: url } },
      ];
      const shown = view({ manual: { ...manual, url }, missing: { reason: 'scan', link: url }, blocks });
      expect(shown.manual?.url).toBeNull();
      expect(shown.missing?.url).toBeNull();
      expect(shown.accessories[0]?.url).toBeNull();
      expect(shown.sources[0]?.url).toBeNull();
    }
  });

  it('lets a chat with addresses of its own say which of the manual it shows', () => {
    const local = (address: string): string | null => (address.startsWith('/manuals/') ? address : null);
    const blocks: readonly Block[] = [{ type: 'citation', place: { ...place, link: '/manuals/d#page=28' } }];
    const shown = answerView(draftOf({ manual: { ...manual, url: '/manuals/d' }, blocks }), 'general', local);
    expect(shown.manual?.url).toBe('/manuals/d');
    expect(shown.sources).toEqual([{ name: 'p. 22 (page 28 of the file)', url: '/manuals/d#page=28' }]);
  });

  it('has each accessory and each page once', () => {
    const again: readonly Block[] = [
      { type: 'citation', place },
      { type: 'suggestion', product: headphones, link: null },
    ];
    const shown = view({ blocks: [text('a'), ...again, text('b'), ...again] });
    expect(shown.accessories).toEqual([{ productId: 'rh-300', name: 'RH-300', url: null }]);
    expect(shown.sources).toHaveLength(1);
  });

  it('has warnings on top in live, and tips behind the text everywhere', () => {
    const blocks: readonly Block[] = [
      text('First.\n\n'),
      { type: 'hazard', text: 'WARNING: Hot.', place: null },
      { type: 'tip', text: 'Label it.' },
      text('Then.'),
    ];
    expect(view({ blocks }, 'live').body.map(({ type }) => type)).toEqual(['hazard', 'paragraph', 'paragraph']);
    expect(view({ blocks }).body.map(({ type }) => type)).toEqual(['paragraph', 'hazard', 'paragraph']);
    expect(plainText(view({ blocks }).tips)).toContain('Label it.');
    expect(plainText(view({ blocks }).body)).not.toContain('Label it.');
  });

  it.each([
    ['answered', true, true],
    ['extractive', true, true],
    ['not_in_manual', true, true],
    ['no_manual', true, true],
    ['ambiguous', false, false],
    ['limited', false, false],
    ['stopped', false, false],
    ['unknown_product', false, true],
    ['blocked', false, true],
    ['failed', false, true],
  ] as const)(
    'that ended as %s can be voted on: %s, and passed on to a person: %s',
    (outcome, votable, needsPerson) => {
      expect(view({ phase: 'done', outcome })).toMatchObject({ votable, needsPerson, finished: true });
    },
  );

  it('is not passed on to a person before it has ended', () => {
    expect(view({ phase: 'writing', blocks: [text('Hold')] }).needsPerson).toBe(false);
  });

  it('is the same around the text whether the text is made or not', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft, scenario) => {
        const { body, tips, ...around } = answerView(draft, scenario);
        expect(around).toEqual(answerFrame(draft));
        expect([body, tips].every(Array.isArray)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('has no name, address or sentence of more than one line', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const { product: name, manual: book, accessories, candidates, sources } = answerFrame(draft);
        const lines = [
          name ?? '',
          book?.name ?? '',
          ...[...accessories, ...candidates, ...sources].map((one) => one.name),
        ];
        for (const line of lines) expect(line).not.toMatch(/[\n\r\u2028\u202e]/u);
      }),
      { numRuns: 100 },
    );
  });
});
