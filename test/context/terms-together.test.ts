import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { createSearchTerms } from '../../src/context/search-terms.ts';
import { createGeminiTerms } from '../../src/model/gemini-terms.ts';
import { createKeptTexts } from '../../src/redis/kept-texts.ts';
import { systemClock } from '../../src/system-clock.ts';
import { eventsOf, geminiEngine, pairingQuestion } from '../support/gemini-engine.ts';
import { says } from '../support/gemini/replies.ts';
import { textsOf } from '../support/gemini/request.ts';
import type { GeminiRequest } from '../support/gemini/request.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import type { Reply } from '../support/gemini/steps.ts';
import { manualOf } from '../support/manual-of.ts';

/** What people ask, and how the manual calls it. */
const CALLED = new Map([
  ['my neighbours complain about the thumping', 'Quarantine gasket'],
  ['everything arrives a moment after I hit', 'Latitude regulator'],
  ['the small picture stays black', 'Luminance lattice'],
  ['it forgot all that I made yesterday', 'Perpetual vault'],
]);
const FILLING = 'The lid is closed with two screws, which lie in the bag with the cable. '.repeat(20);
const manual = manualOf(
  Array.from({ length: 60 }, (_, page) => {
    const name = [...CALLED.values()][page / 10 - 1];
    return name === undefined ? FILLING : `${name}. ${FILLING}`;
  }),
);

/** Writes the manual's name for each question it finds in the request, and answers the rest. */
function termsByQuestion(request: GeminiRequest): Reply {
  if (request.method !== 'generateContent') return says('It is there. [MANUAL: page 1]');
  const asked = textsOf(request)
    .join('')
    .matchAll(/^=== question (?<number>\d+) ===\n(?<text>.+)$/gmu);
  const terms = [...asked].map(({ groups: { number = '', text = '' } = {} }) => ({
    question: Number(number),
    terms: [CALLED.get(text) ?? 'unknown'],
  }));
  return says(JSON.stringify(terms));
}

describe('questions about one manual that come at once', () => {
  let gemini: Gemini;
  beforeEach(async () => {
    gemini = await startGemini(termsByQuestion);
  });
  afterEach(() => gemini.close());

  it('have their search terms written together, and each is answered from its own page', async () => {
    const terms = createGeminiTerms({ apiKey: 'k', baseUrl: gemini.baseUrl, model: 'lite' });
    const bot = geminiEngine(gemini.baseUrl, null, 'rm-5', systemClock, {
      library: {
        load: () => Promise.resolve({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false }),
      },
      contextBuilder: createContextBuilder({
        indexes: createPassageIndexes({ maxCharacters: 1_000_000 }),
        wholeCharacters: 0,
        passageCharacters: 3_000,
        searchTerms: createSearchTerms({
          writer: { write: async (request, signal) => (await terms.write(request, signal)).result },
          kept: createKeptTexts({ redis: null, keptFor: 60_000, memoryCharacters: 10_000 }),
          clock: systemClock,
        }),
      }),
    });
    await Promise.all([...CALLED.keys()].map((text, place) => eventsOf(bot, pairingQuestion(`q${place}`, { text }))));

    const texts = (method: string) =>
      gemini.requests.filter((request) => request.method === method).map((request) => textsOf(request).join(''));
    const written = texts('generateContent');
    expect(written.length).toBeLessThan(CALLED.size);
    expect(written.join('').match(/^=== question \d+ ===$/gmu)).toHaveLength(CALLED.size);
    const prompts = texts('streamGenerateContent');
    for (const [text, name] of CALLED) expect(prompts.find((prompt) => prompt.includes(text))).toContain(name);
  });
});
