import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answer/draft.ts';
import { drafts, emptyDraft, foldDraft } from '../../src/answer/drafts.ts';
import type { AnswerEvent, PageReference } from '../../src/answer/events.ts';
import { summariseManual } from '../../src/answer/references.ts';
import { drumManual, drumProduct } from '../support/drum-module.ts';

const place: PageReference = { documentId: 'vm-8', page: 3, label: '1', link: null };
const product = { id: 'vm-8', name: 'VM-8', brand: 'Volta', supportUrl: null };
const delta = (text: string): AnswerEvent => ({ type: 'text-delta', text });

const story: readonly AnswerEvent[] = [
  { type: 'resolving', hint: 'vm8' },
  { type: 'product-resolved', product, certainty: 'exact' },
  { type: 'manual-start', title: 'Owner’s Manual' },
  { type: 'manual-progress', progress: { step: 'fetching', bytes: 10, total: null } },
  { type: 'manual-ready', manual: summariseManual(drumManual, drumProduct), origin: 'network', cacheHit: false },
  { type: 'reading', place, heading: 'Pairing' },
  delta('Press '),
  delta('[SETUP].'),
  { type: 'citation', place },
  { type: 'citation-dropped', page: 9, reason: 'no-page' },
  delta(' Then wait.'),
  { type: 'tip', text: 'Turn slowly.' },
  { type: 'hazard', text: 'Loud.', place: null },
  { type: 'suggestion', product, link: null },
  { type: 'notice', notice: { kind: 'unconfirmed' } },
  { type: 'follow-up', question: 'Removing a pairing' },
  { type: 'answer-end', outcome: 'answered', model: 'm', usage: null },
];

async function* streamOf(events: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  for (const event of events) yield await Promise.resolve(event);
}

function fold(events: readonly AnswerEvent[]): Draft {
  return events.reduce(foldDraft, emptyDraft);
}

describe('drafts', () => {
  it('go from resolving through reading and writing to done', async () => {
    const seen = await Array.fromAsync(drafts(streamOf(story)));
    expect([...new Set(seen.map((draft) => draft.phase))]).toEqual(['resolving', 'reading', 'writing', 'done']);
    expect(seen).toHaveLength(story.length - 1);
  });

  it('hold the whole answer, neighbouring text in one block', () => {
    expect(fold(story)).toEqual({
      phase: 'done',
      hint: 'vm8',
      product,
      manual: summariseManual(drumManual, drumProduct),
      progress: null,
      reading: { place, heading: 'Pairing' },
      missing: null,
      candidates: [],
      blocks: [
        { type: 'text', text: 'Press [SETUP].' },
        { type: 'citation', place },
        { type: 'text', text: ' Then wait.' },
        { type: 'tip', text: 'Turn slowly.' },
        { type: 'hazard', text: 'Loud.', place: null },
        { type: 'suggestion', product, link: null },
      ],
      notices: [{ kind: 'unconfirmed' }],
      followUps: ['Removing a pairing'],
      outcome: 'answered',
    });
  });

  it('tell what to choose from and why there is no manual', () => {
    expect(fold([{ type: 'product-ambiguous', candidates: [product] }]).candidates).toEqual([product]);
    expect(fold([{ type: 'product-unknown', nearest: [product] }]).candidates).toEqual([product]);
    expect(fold([{ type: 'manual-missing', reason: 'scan', link: null }]).missing).toEqual({
      reason: 'scan',
      link: null,
    });
  });

  it('join text around a dropped citation', () => {
    const events: AnswerEvent[] = [
      delta('a'),
      { type: 'citation-dropped', page: 1, reason: 'unsupported' },
      delta('b'),
    ];
    expect(fold(events).blocks).toEqual([{ type: 'text', text: 'ab' }]);
  });

  it('have exactly the text of the events, in order, and never change an earlier draft', () => {
    const event = fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }).map(delta) },
      fc.constantFrom<AnswerEvent>(
        { type: 'citation', place },
        { type: 'tip', text: 't' },
        { type: 'citation-dropped', page: 1, reason: 'no-page' },
      ),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const before = fold(events.slice(0, -1));
        const frozen = JSON.stringify(before);
        const last = events.at(-1);
        if (last) foldDraft(before, last);
        expect(JSON.stringify(before)).toBe(frozen);
        const blocks = fold(events).blocks;
        const shown = blocks.map((block) => (block.type === 'text' ? block.text : '')).join('');
        expect(shown).toBe(events.map((one) => (one.type === 'text-delta' ? one.text : '')).join(''));
        const doubled = blocks.some((block, index) => block.type === 'text' && blocks[index + 1]?.type === 'text');
        expect(doubled).toBe(false);
      }),
    );
  });

  it('of an answer of 15,000 characters are folded one by one in a moment', () => {
    const events = Array.from('x'.repeat(15_000), delta);
    const start = performance.now();
    expect(fold(events).blocks).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
