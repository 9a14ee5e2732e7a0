import { describe, expect, it } from 'vitest';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { createSearchTerms, needsTerms } from '../../src/context/search-terms.ts';
import type { TermRequest } from '../../src/context/term-writer.ts';
import { HscError } from '../../src/errors.ts';
import { createKeptTexts } from '../../src/redis/kept-texts.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { manualOf } from '../support/manual-of.ts';

const never = new AbortController().signal;
const FILLING = 'The lid is closed with two screws, which lie in the bag with the cable. '.repeat(20);
const manual = manualOf(
  Array.from({ length: 40 }, (_, page) => (page === 30 ? `Initialise all user kits here. ${FILLING}` : FILLING)),
  { outline: [{ title: 'Initialising', page: 31, depth: 0 }] },
);
const weak = { text: 'throw everything away', product: 'RM-5', score: 0.1 };

type Write = (request: TermRequest, signal: AbortSignal) => Promise<readonly string[]>;

function termsBy(write: Write) {
  const clock = createManualClock();
  const results: string[] = [];
  const terms = createSearchTerms({
    writer: { write },
    kept: createKeptTexts({ redis: null, keptFor: 60_000, memoryCharacters: 10_000 }),
    clock,
    onTerms: (result) => results.push(result),
  });
  return { terms, clock, results };
}

describe('search terms', () => {
  it('are written from the question, the product and the outline, once', async () => {
    const asked: TermRequest[] = [];
    const { terms, results } = termsBy((request) => {
      asked.push(request);
      return Promise.resolve(['initialise', ' user  kits ', 'initialise', '']);
    });
    expect(await terms.termsFor([manual], weak, never)).toEqual(['initialise', 'user kits']);
    expect(await terms.termsFor([manual], { ...weak, text: ' Throw everything AWAY' }, never)).toHaveLength(2);
    expect(asked).toEqual([{ question: weak.text, product: 'RM-5', outline: ['Initialising'], language: 'en' }]);
    expect(results).toEqual(['written', 'kept']);
  });

  it('are not asked for where words alone rank well', async () => {
    const { terms } = termsBy(() => Promise.reject(new Error('asked')));
    expect(await terms.termsFor([manual], { ...weak, score: 0.8 }, never)).toEqual([]);
    expect(await terms.termsFor([], weak, never)).toEqual([]);
  });

  it.each([
    ['wie kann ich das Gerät auf die Werkseinstellungen zurücksetzen', true],
    ['איך מאפסים את המכשיר', true],
    ['リセットの方法', true],
    ['how do I reset it to what it was', false],
    ['factory reset', false],
  ])('are needed for %j however well it ranks: %s', (text, needed) => {
    expect(needsTerms({ text, product: null, score: 0.9 }, manual)).toBe(needed);
  });

  it('are done without after 800 ms, and are there for the next who asks', async () => {
    const later = Promise.withResolvers<readonly string[]>();
    const { terms, clock, results } = termsBy(() => later.promise);
    const first = terms.termsFor([manual], weak, never);
    await expect.poll(() => clock.sleeping).toBe(2);
    await clock.advance(800);
    expect(await first).toEqual([]);
    later.resolve(['initialise']);
    await expect.poll(() => terms.termsFor([manual], weak, never)).toEqual(['initialise']);
    expect(results[0]).toBe('late');
  });

  it('are written once for all who wait, and a failure costs nobody the answer', async () => {
    let calls = 0;
    const { terms, results } = termsBy(() => {
      calls += 1;
      return Promise.reject(new HscError('model-unavailable', 'gone'));
    });
    const both = [terms.termsFor([manual], weak, never), terms.termsFor([manual], weak, never)];
    expect(await Promise.all(both)).toEqual([[], []]);
    expect(calls).toBe(1);
    expect(results).toEqual(['failed', 'failed']);
  });

  it('bring the passage that the words of the question miss', async () => {
    const { terms } = termsBy(() => Promise.resolve(['initialise', 'user kits']));
    const plain = { indexes: createPassageIndexes({ maxCharacters: 1_000_000 }), wholeCharacters: 0 };
    const query = { text: 'throw everything away', characters: 2_000 };
    const pages = async (searchTerms?: typeof terms): Promise<readonly number[]> => {
      const options = searchTerms === undefined ? plain : { ...plain, searchTerms };
      const { sent } = await createContextBuilder(options).contextFor([manual], query, never);
      return sent.map(({ page }) => page.number);
    };
    expect(await pages()).not.toContain(31);
    expect(await pages(terms)).toContain(31);
  });
});
