import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../../src/answer/events.ts';
import { answerKey } from '../../../src/answer/store/answer-key.ts';
import type { AnswerRequest } from '../../../src/answer/store/answer-key.ts';
import { createAnswerStore } from '../../../src/answer/store/answer-store.ts';
import { createAnswerTurns } from '../../../src/answer/store/answer-turns.ts';
import { createSharedAnswers } from '../../../src/answer/store/shared-answers.ts';
import { createKeptTexts } from '../../../src/redis/kept-texts.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { drumManual, drumProduct } from '../../support/drum-module.ts';

const never = new AbortController().signal;
const request: AnswerRequest = {
  question: {
    id: 'q1',
    text: 'How do I pair  Bluetooth?',
    productHint: null,
    scenario: 'general',
    images: [],
    thread: [],
    asker: { platform: 'test', id: null },
  },
  product: drumProduct,
  manuals: [drumManual],
  instruction: 'general-1.1',
  model: 'full',
};
const place = { documentId: drumManual.documentId, page: 3, label: '1', link: null };
const answer: readonly AnswerEvent[] = [
  { type: 'reading', place, heading: null },
  { type: 'text-delta', text: 'Press ' },
  { type: 'text-delta', text: '[SETUP].' },
  { type: 'citation', place },
  { type: 'citation-dropped', page: 9, reason: 'no-page' },
  { type: 'tip', text: 'Keep it near.' },
  { type: 'answer-end', outcome: 'answered', model: 'full', usage: { prompt: 9, cached: 0, output: 9 } },
];
const again: readonly AnswerEvent[] = [
  { type: 'text-delta', text: 'Press [SETUP].' },
  { type: 'citation', place },
  { type: 'tip', text: 'Keep it near.' },
  { type: 'notice', notice: { kind: 'answered-before' } },
  { type: 'answer-end', outcome: 'answered', model: null, usage: null, instruction: 'general-1.1' },
];

function storeUnderTest() {
  const results: string[] = [];
  const kept = createKeptTexts({ redis: null, keptFor: 60_000, memoryCharacters: 100_000 });
  const store = createAnswerStore(kept);
  const turns = createAnswerTurns(null);
  const shared = createSharedAnswers({ store, turns, clock: systemClock, onSource: (source) => results.push(source) });
  async function ask(asked: AnswerRequest, written: readonly AnswerEvent[] = answer): Promise<AnswerEvent[]> {
    return Array.fromAsync(shared.answer(asked, never, () => eventsOf(written)));
  }
  return { store, kept, results, ask };
}

async function* eventsOf(events: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  yield* events;
  await Promise.resolve();
}

describe('an answer that was written before', () => {
  it('is given again in whole, without tokens, to whoever asks the same in other spaces and capitals', async () => {
    const { ask, results } = storeUnderTest();
    expect(await ask(request)).toEqual(answer);
    const other = { ...request, question: { ...request.question, id: 'q2', text: 'how do i pair bluetooth' } };
    expect(await ask(other)).toEqual(again);
    expect(results).toEqual(['miss', 'hit']);
  });

  it.each<[string, Partial<AnswerRequest>]>([
    ['another manual', { manuals: [{ ...drumManual, sha256: 'b'.repeat(64) }] }],
    ['another product', { product: { ...drumProduct, id: 'other' } }],
    ['other accessories', { product: { ...drumProduct, accessories: [] } }],
    ['another model', { model: 'lite' }],
    ['another instruction', { instruction: 'live-1.1' }],
    ['another question', { question: { ...request.question, text: 'How do I pair -5 V?' } }],
  ])('is not given for %s', async (_, change) => {
    const { ask } = storeUnderTest();
    await ask(request);
    expect(await ask({ ...request, ...change })).toEqual(answer);
  });

  it.each<[string, Partial<AnswerRequest['question']>]>([
    ['pictures', { images: [{ mediaType: 'image/png', data: '' }] }],
    ['a conversation before it', { thread: [{ role: 'person', text: 'and on Android?' }] }],
    ['a document of its own', { document: drumManual }],
  ])('is never kept of a question with %s', (_, change) => {
    expect(answerKey({ ...request, question: { ...request.question, ...change } })).toBeNull();
    expect(answerKey({ ...request, manuals: [] })).toBeNull();
  });

  it.each<[string, readonly AnswerEvent[]]>([
    ['was cut', [...answer.slice(0, -1), { type: 'notice', notice: { kind: 'cut' } }, ...answer.slice(-1)]],
    ['has no citation that held', answer.filter(({ type }) => type !== 'citation')],
    [
      'was only quoted',
      answer.map((event) => (event.type === 'answer-end' ? { ...event, outcome: 'extractive' } : event)),
    ],
    ['never ended', answer.slice(0, -1)],
  ])('is not kept when it %s', async (_, written) => {
    const { ask } = storeUnderTest();
    await ask(request, written);
    expect(await ask(request)).toEqual(answer);
  });

  it('is forgotten when somebody who got it finds it wrong', async () => {
    const { ask, store } = storeUnderTest();
    await ask(request);
    await ask({ ...request, question: { ...request.question, id: 'q2' } });
    await store.drop('unknown');
    expect(await ask(request)).toEqual(again);
    await store.drop('q2');
    expect(await ask(request)).toEqual(answer);
  });

  it('is written anew when what is kept can not be read', async () => {
    const { ask, kept } = storeUnderTest();
    const key = answerKey(request) ?? '';
    for (const broken of ['', '[]', '{"type":"text-delta"}', '[{"type":"answer-end"}]', '[{"type":"text-delta"}]']) {
      await kept.write(key, broken);
      expect(await ask(request)).toEqual(answer);
    }
  });
});
