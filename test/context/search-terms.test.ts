import { describe, expect, it } from 'vitest';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { createSearchTerms, needsTerms } from '../../src/context/search-terms.ts';
import type { TermsQuery } from '../../src/context/search-terms.ts';
import type { TermRequest, TermWriter } from '../../src/context/term-writer.ts';
import { HscError } from '../../src/errors.ts';
import { createKeptTexts } from '../../src/redis/kept-texts.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { manualOf } from '../support/manual-of.ts';
import { run } from '../support/until.ts';

const never = new AbortController().signal;
const FILLING = 'The lid is closed with two screws, which lie in the bag with the cable. '.repeat(20);
const manual = manualOf(
  Array.from({ length: 40 }, (_, page) => (page === 30 ? `Initialise all user kits here. ${FILLING}` : FILLING)),
  { outline: [{ title: 'Initialising', page: 31, depth: 0 }] },
);
const weak = { text: 'throw everything away', product: 'RM-5', score: 0.1 };

type Write = TermWriter['write'];

function termsBy(write: Write) {
  const clock = createManualClock();
  const results: string[] = [];
  const terms = createSearchTerms({
    writer: { write },
    kept: createKeptTexts({ redis: null, keptFor: 60_000, memoryCharacters: 10_000 }),
    clock,
    onTerms: (result) => results.push(result),
  });
  return {
    terms,
    clock,
    results,
    /** Asks, and lets the clock run until there is an answer. */
    asked: async (query: TermsQuery, about = manual) => (await run(clock, terms.termsFor([about], query, never))).value,
  };
}

describe('search terms', () => {
  it('are written from the question, the product and the outline, once', async () => {
    const requests: TermRequest[] = [];
    const { asked, results } = termsBy((request) => {
      requests.push(request);
      return Promise.resolve([['initialise', ' user  kits ', 'initialise', '']]);
    });
    expect(await asked(weak)).toEqual(['initialise', 'user kits']);
    expect(await asked({ ...weak, text: ' Throw everything AWAY' })).toHaveLength(2);
    expect(requests).toEqual([{ questions: [weak.text], product: 'RM-5', outline: ['Initialising'], language: 'en' }]);
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
    const later = Promise.withResolvers<readonly (readonly string[])[]>();
    const { terms, clock, asked, results } = termsBy(() => later.promise);
    const first = terms.termsFor([manual], weak, never);
    await expect.poll(() => clock.sleeping).toBe(2);
    await clock.advance(800);
    expect(await first).toEqual([]);
    later.resolve([['initialise']]);
    await expect.poll(() => asked(weak)).toEqual(['initialise']);
    expect(results[0]).toBe('late');
  });

  it('are written once for all who wait, and a failure costs nobody the answer', async () => {
    let calls = 0;
    const { asked, results } = termsBy(() => {
      calls += 1;
      return Promise.reject(new HscError('model-unavailable', 'gone'));
    });
    expect(await Promise.all([asked(weak), asked(weak), asked({ ...weak, text: 'another' })])).toEqual([[], [], []]);
    expect(calls).toBe(1);
    expect(results).toEqual(['failed', 'failed', 'failed']);
  });

  it('bring the passage that the words of the question miss', async () => {
    const { terms, clock } = termsBy(() => Promise.resolve([['initialise', 'user kits']]));
    const plain = { indexes: createPassageIndexes({ maxCharacters: 1_000_000 }), wholeCharacters: 0 };
    const query = { text: 'throw everything away', characters: 2_000 };
    const pages = async (searchTerms?: typeof terms): Promise<readonly number[]> => {
      const options = searchTerms === undefined ? plain : { ...plain, searchTerms };
      const { value } = await run(clock, createContextBuilder(options).contextFor([manual], query, never));
      return value.sent.map(({ page }) => page.number);
    };
    expect(await pages()).not.toContain(31);
    expect(await pages(terms)).toContain(31);
  });
});

describe('search terms for several questions at once', () => {
  /** Writes each question's words in capitals, and tells what it was asked. */
  function recorded() {
    const requests: TermRequest[] = [];
    const write: Write = (request) => {
      requests.push(request);
      return Promise.resolve(request.questions.map((question) => [question.toUpperCase()]));
    };
    return { requests, ...termsBy(write) };
  }
  const about = (text: string, product = 'RM-5') => ({ text, product, score: 0.1 });

  it('are one request for each manual and product, eight questions at most, and each gets its own', async () => {
    const { asked, requests } = recorded();
    const other = manualOf(['Another manual.'], { sha256: 'f'.repeat(64) });
    const questions = Array.from({ length: 10 }, (_, place) => `question ${place}`);
    const [written, ofOther, ofVariant] = await Promise.all([
      Promise.all(questions.map((question) => asked(about(question)))),
      asked(about('question 1'), other),
      asked(about('variant', 'RM-5X')),
    ]);
    expect(written).toEqual(questions.map((question) => [question.toUpperCase()]));
    expect(ofOther).toEqual(['QUESTION 1']);
    expect(ofVariant).toEqual(['VARIANT']);
    expect(requests.map((request) => request.questions.length).sort()).toEqual([1, 1, 2, 8]);
    expect(requests.find((request) => request.questions[0] === 'variant')?.product).toBe('RM-5X');
  });

  it('wait for each other for 25 ms, and no longer', async () => {
    const { terms, clock, requests } = recorded();
    const [first, second] = ['first', 'second'].map((text) => terms.termsFor([manual], about(text), never));
    await clock.advance(24);
    expect(requests).toEqual([]);
    await clock.advance(1);
    expect(requests.map(({ questions }) => questions)).toEqual([['first', 'second']]);
    expect([await first, await second]).toEqual([['FIRST'], ['SECOND']]);
    const third = terms.termsFor([manual], about('third'), never);
    await clock.advance(25);
    expect(await third).toEqual(['THIRD']);
    expect(requests).toHaveLength(2);
  });

  it('come to the others when one of them leaves', async () => {
    const { terms, clock } = recorded();
    const leaving = new AbortController();
    const gone = terms.termsFor([manual], about('gone'), leaving.signal);
    const stays = terms.termsFor([manual], about('stays'), never);
    await expect.poll(() => clock.sleeping).toBe(3);
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    await clock.advance(25);
    expect(await stays).toEqual(['STAYS']);
  });

  it('are written for a hundred at most; words alone have to do for the others', async () => {
    const { asked, requests } = recorded();
    const written = await Promise.all(Array.from({ length: 105 }, (_, place) => asked(about(`question ${place}`))));
    expect(written.filter((terms) => terms.length === 0)).toHaveLength(5);
    expect(requests).toHaveLength(13);
    expect(await asked(about('later'))).toEqual(['LATER']);
  });
});
