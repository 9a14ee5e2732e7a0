import type { CheckedAnswer } from '../../src/checked/checked-answer.ts';
import { pageDigest } from '../../src/checked/find-pages.ts';
import { pageReference } from '../../src/answer/references.ts';
import type { Manual } from '../../src/manual/manual.ts';

/** An answer that a person gave, without a source unless told. */
export function checkedOf(given: Partial<CheckedAnswer> = {}): CheckedAnswer {
  return {
    productId: 'td-17',
    question: 'How do I pair it?',
    answer: 'Hold **PAIR** for five seconds.',
    source: { kind: 'staff' },
    by: { platform: 'p', person: '0123456789abcdef' },
    at: Date.parse('2026-11-23T08:00:00Z'),
    ...given,
  };
}

/** These pages of a manual as what a person relied on. */
export function pagesOf(manual: Manual, ...numbers: readonly number[]): CheckedAnswer['source'] {
  return {
    kind: 'pages',
    documentId: manual.documentId,
    manual: 'Owner’s Manual',
    edition: manual.edition,
    sha256: manual.sha256,
    pages: numbers.map((number) => {
      const { page, label, link } = pageReference(manual, number);
      return { page, label, link, text: pageDigest(manual.pages[number - 1] ?? { text: '' }) };
    }),
  };
}
