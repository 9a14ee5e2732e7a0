import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continueQuestion } from '../../../adapters/thread/continue-question.ts';
import { earlierTurns, turnLimits } from '../../../adapters/thread/earlier-turns.ts';
import { productOfThread } from '../../../adapters/thread/product-of-thread.ts';
import { loadCatalog } from '../../../src/catalog/load-catalog.ts';
import type { Question } from '../../../src/question.ts';
import { threadOf } from './thread-of.ts';

const { catalog } = await loadCatalog('catalog');
const ask = (text: string, productHint: string | null = null): Question => ({
  id: 'q',
  text,
  productHint,
  scenario: 'general',
  images: [],
  thread: [],
  asker: { platform: 'slack', id: 'ann' },
});
const before = threadOf('ann: @bot how do I pair the td-17?', 'bot: Hold the button.');

describe('a question in a thread', () => {
  it('is about the product of the thread, with what was said before', () => {
    expect(continueQuestion(ask('and on Android?'), before, catalog)).toMatchObject({
      text: 'and on Android?',
      productHint: 'td-17',
      thread: [
        { role: 'person', text: 'how do I pair the td-17?' },
        { role: 'bot', text: 'Hold the button.' },
      ],
    });
  });
  it('that begins with another product is about that one', () => {
    expect(continueQuestion(ask('rm-5: how do I do it there?'), before, catalog)).toMatchObject({
      productHint: 'rm-5',
      text: 'rm-5: how do I do it there?',
    });
  });
  it.each(['RM-5', 'and the RM-5?', 'what about the rm-5?'])(
    '"%s" asks the question before it about that one',
    (text) => {
      const question = continueQuestion(ask(text), before, catalog);
      expect(question.text).toBe('how do I pair the td-17?');
      expect(catalog.resolveHint(question.productHint ?? '')).toMatchObject({ product: { id: 'lindholm-rm-5' } });
    },
  );
  it('keeps the product that a click has chosen', () => {
    expect(continueQuestion(ask('and now?', 'lindholm-rm-5'), before, catalog).productHint).toBe('lindholm-rm-5');
  });
  it('without a thread stays as it is', () => {
    const question = ask('how?');
    expect(continueQuestion(question, [], catalog)).toBe(question);
  });
});

describe('the product of a thread', () => {
  it("is told by the buttons of the bot's last answer before any text", () => {
    const thread = threadOf('ann: the td-17', 'bot: Hold.').map((one) =>
      one.by === 'bot' ? { ...one, productId: 'lindholm-rm-5' } : one,
    );
    expect(productOfThread(thread, catalog)).toBe('lindholm-rm-5');
  });
  it('is the first that anybody names, else unknown', () => {
    expect(productOfThread(threadOf('ann: hello', 'bob: on my td-17', 'ann: not the rm-5'), catalog)).toBe('td-17');
    expect(productOfThread(threadOf('ann: hello'), catalog)).toBeNull();
  });
});

it('earlier turns are the last ones, and bounded however long a thread is', () => {
  const line = fc.tuple(
    fc.constantFrom('ann', 'bot', 'robot'),
    fc.string({ minLength: 1, maxLength: 4_000, unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const thread = threadOf(...lines.map(([user, text]) => `${user}: ${text}`));
      const turns = earlierTurns(thread);
      expect(turns.length).toBeLessThanOrEqual(turnLimits.turns);
      expect(turns.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(turnLimits.all);
      expect(turns.every(({ text }) => text.length <= turnLimits.each)).toBe(true);
      const last = thread.findLast(({ by, text }) => by !== 'other-bot' && text !== '');
      expect(turns.at(-1)?.text.slice(0, 100).replace(/…$/, '') ?? '').toBe(
        last === undefined ? '' : last.text.slice(0, turns.at(-1)?.text.slice(0, 100).replace(/…$/, '').length),
      );
    }),
    { numRuns: 50 },
  );
});
