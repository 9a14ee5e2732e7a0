import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../commands/explain-failure.ts';
import { explainNotice } from '../../adapters/explain-notice.ts';
import { explainError, explainOutcome, explainStatus } from '../../adapters/explain.ts';
import type { AnswerOutcome, Notice } from '../../src/answer/events.ts';
import { HscError } from '../../src/errors.ts';
import type { ErrorCode } from '../../src/errors.ts';
import type { ManualFailure } from '../../src/manual/manual.ts';
import type { FallbackReason } from '../../src/model/language-model.ts';
import { draftOf, written } from '../support/draft-of.ts';

const product = { id: 'td-17', name: 'TD-17', brand: 'Roland', supportUrl: null };
const manual = { documentId: 'td-17', title: 'Manual', edition: null, url: 'x', format: 'pdf', pages: 99 } as const;
const place = { documentId: 'td-17', page: 44, label: '42', link: null };

const failures: Record<ManualFailure, true> = {
  'not-in-catalog': true,
  password: true,
  scan: true,
  empty: true,
  'not-a-document': true,
  'too-large': true,
  'too-slow': true,
  'address-refused': true,
  'not-found': true,
  unreachable: true,
  'reader-failed': true,
  'still-reading': true,
};
const reasons: Record<FallbackReason, true> = {
  'no-model': true,
  unavailable: true,
  'rate-limited': true,
  'set-up-wrong': true,
  refused: true,
};
const notices: readonly Notice[] = [
  ...keysOf(reasons).map((reason): Notice => ({ kind: 'fallback', reason })),
  { kind: 'stale-manual' },
  { kind: 'not-from-manual' },
  { kind: 'not-in-manual' },
  {
    kind: 'nearest-sections',
    sections: [
      { heading: 'Pairing with\nBluetooth', place: { documentId: 'd', page: 14, label: '12', link: null } },
      { heading: null, place: { documentId: 'd', page: 9, label: '7', link: null } },
      { heading: 'Reset', place: { documentId: 'd', page: 3, label: 'Reset', link: null, section: true } },
    ],
  },
  { kind: 'unconfirmed' },
  { kind: 'answered-before' },
  { kind: 'checked', day: '2026-11-23', source: 'pages' },
  { kind: 'checked', day: '2026-11-23', source: 'staff' },
  { kind: 'checked-earlier', places: [{ documentId: 'd', page: 14, label: '12', link: null, manual: 'Guide' }] },
  { kind: 'cut' },
  { kind: 'length' },
  ...(
    [
      'other-type',
      'too-many',
      'not-handed-out',
      'no-eyes',
      'too-large',
      'too-slow',
      'password',
      'scan',
      'empty',
      'not-a-document',
    ] as const
  ).map((problem): Notice => ({ kind: 'attachment', name: 'panel.pdf', problem })),
];
const codes: Record<ErrorCode, true> = {
  'setting-wrong': true,
  'catalog-unreadable': true,
  'redis-unavailable': true,
  'model-rate-limited': true,
  'model-unavailable': true,
  'model-refused': true,
  'model-bad-request': true,
  'model-cut': true,
};
const told: readonly AnswerOutcome[] = ['ambiguous', 'unknown_product', 'blocked', 'failed', 'limited', 'stopped'];

function keysOf<T extends string>(record: Record<T, true>): readonly T[] {
  return Object.keys(record) as T[];
}

const everySentence: readonly string[] = [
  ...keysOf(failures).map((reason) => explainFailure(reason, 'TD-17')),
  ...notices.map(explainNotice),
  ...keysOf(codes).map((code) => explainError(new HscError(code, 'SECRET at line 3'))),
  ...told.map((outcome) => explainOutcome(draftOf({ phase: 'done', outcome, hint: 'td' })) ?? ''),
  explainError(new Error('SECRET')),
];

describe('what people are told', () => {
  it.each(everySentence)('is whole plain sentences: %s', (sentence) => {
    expect(sentence).toMatch(/^[A-Z].*[.?]$/);
    expect(sentence.length).toBeLessThan(200);
    const withoutDay = sentence.replace(/ on [A-Z][a-z]+ \d{1,2}, \d{4}\./, '.');
    expect(withoutDay).not.toMatch(/SECRET|undefined|null|[a-z]_[a-z]|Error|\d{3}|redis|http/i);
  });

  it('has its own sentence for everything that differs', () => {
    const perFailure = keysOf(failures).map((reason) => explainFailure(reason, 'TD-17'));
    expect(new Set(perFailure).size).toBe(perFailure.length);
    expect(new Set(notices.map(explainNotice)).size).toBe(notices.length);
  });

  it('names the product whose manual is missing', () => {
    for (const reason of keysOf(failures)) expect(explainFailure(reason, 'Lindholm RM-5')).toContain('Lindholm RM-5');
  });
});

describe('the status', () => {
  it.each([
    [draftOf(), 'Looking for the product…'],
    [draftOf({ hint: 'td17' }), 'Looking for “td17”…'],
    [draftOf({ product, phase: 'reading' }), 'Looking for the TD-17 manual…'],
    [
      draftOf({ product, phase: 'reading', progress: { step: 'fetching', bytes: 3_210_000, total: 8_130_000 } }),
      'Fetching the manual… 3.2 of 8.1 MB',
    ],
    [
      draftOf({ product, phase: 'reading', progress: { step: 'fetching', bytes: 3_210_000, total: null } }),
      'Fetching the manual… 3.2 MB',
    ],
    [
      draftOf({ product, phase: 'reading', progress: { step: 'fetching', bytes: 0, total: null } }),
      'Fetching the manual…',
    ],
    [
      draftOf({ product, phase: 'reading', progress: { step: 'extracting', pages: 12, total: 96 } }),
      'Reading the manual… 12 of 96 pages',
    ],
    [draftOf({ product, manual, phase: 'reading' }), 'Reading the TD-17 manual…'],
    [
      draftOf({ product, manual, phase: 'reading', reading: { place, heading: 'Pairing a device' } }),
      'Reading page 42, Pairing a device…',
    ],
    [draftOf({ product, manual, phase: 'reading', reading: { place, heading: null } }), 'Reading page 42…'],
    [
      draftOf({ product, phase: 'reading', missing: { reason: 'scan', link: null } }),
      'Gathering what else I know about the TD-17…',
    ],
    [written('Hold it.'), null],
    [draftOf({ phase: 'done', outcome: 'answered' }), null],
  ])('of a draft says what is being done (%#)', (draft, sentence) => {
    expect(explainStatus(draft)).toBe(sentence);
  });

  it('stays on one short line, whatever a hint or a heading holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const reading = { place, heading: text };
        for (const draft of [draftOf({ hint: text }), draftOf({ product, manual, phase: 'reading', reading })]) {
          const status = explainStatus(draft) ?? '';
          expect(status).not.toMatch(/[\p{Cc}\n]/u);
          expect(status.length).toBeLessThanOrEqual(120);
          expect(status.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('the outcome', () => {
  it('names the nearest products when one is unknown', () => {
    const candidates = ['TD-07', 'TD-17', 'TD-27'].map((name) => ({ ...product, name }));
    expect(explainOutcome(draftOf({ outcome: 'unknown_product', hint: 'td-18', candidates }))).toBe(
      "I don't know a product called “td-18”. The nearest that I know: TD-07, TD-17, or TD-27.",
    );
  });

  it('asks which product is meant when several fit', () => {
    expect(explainOutcome(draftOf({ outcome: 'ambiguous', hint: 'td' }))).toBe(
      'Several products fit “td”. Which one do you mean?',
    );
  });

  it('leaves answers to speak for themselves', () => {
    for (const outcome of ['answered', 'extractive', 'not_in_manual', 'no_manual', null] as const) {
      expect(explainOutcome(draftOf({ outcome }))).toBeNull();
    }
  });
});

describe('an error', () => {
  it('that is an abort or a time-out is told as such', () => {
    expect(explainError(new DOMException('x', 'AbortError'))).toMatch(/^Stopped/);
    expect(explainError(new DOMException('x', 'TimeoutError'))).toMatch(/longer/);
  });

  it.each(['a string', null, undefined, 7, { code: 'model-cut' }])(
    'that is no error at all (%s) has a sentence, too',
    (thrown) => {
      expect(explainError(thrown)).toMatch(/Please ask again/);
    },
  );
});
