import { createSearchTerms } from '../src/context/search-terms.ts';
import type { SearchTerms } from '../src/context/search-terms.ts';
import { HscError } from '../src/errors.ts';
import { createGeminiTerms } from '../src/model/gemini-terms.ts';
import { createGemini } from '../src/model/gemini.ts';
import type { LanguageModel, ModelChunk } from '../src/model/language-model.ts';
import { RateLimited } from '../src/model/rate-limited.ts';
import { createRouter } from '../src/model/router.ts';
import { createKeptTexts } from '../src/redis/kept-texts.ts';
import type { Settings } from '../src/settings/schema.ts';
import { systemClock } from '../src/system-clock.ts';
import { WrongInput } from './wrong-input.ts';

/** Tries of one answer, and the wait where the maker doesn't say how long; milliseconds. */
const TRIES = 5;
const USUAL_WAIT = 15_000;

/** The models of the settings, as the product asks them, and their search terms; null without a key. */
export function realModel(settings: Settings): { readonly model: LanguageModel; readonly terms: SearchTerms } | null {
  const { GEMINI_API_KEY: apiKey, GEMINI_BASE_URL: baseUrl, GEMINI_MODEL, GEMINI_MODEL_LITE } = settings;
  if (apiKey === null) return null;
  const named = (model: string): LanguageModel => createGemini({ apiKey, baseUrl, model, clock: systemClock });
  const writer = createGeminiTerms({ apiKey, baseUrl, model: GEMINI_MODEL_LITE });
  return {
    model: patient(createRouter({ full: named(GEMINI_MODEL), light: named(GEMINI_MODEL_LITE) })),
    terms: createSearchTerms({
      writer: { write: async (request, signal) => (await writer.write(request, signal)).result },
      kept: createKeptTexts({ redis: null, keptFor: 3_600_000, memoryCharacters: 1_000_000 }),
      clock: systemClock,
    }),
  };
}

/** A measurement can wait: nothing is quoted in place of an answer. Throws WrongInput when there is none to be had. */
function patient(model: LanguageModel): LanguageModel {
  return {
    name: model.name,
    async *stream(prompt, signal) {
      for (let turn = 1; ; turn += 1) {
        const chunks: ModelChunk[] = [];
        try {
          for await (const chunk of model.stream(prompt, signal)) chunks.push(chunk);
          yield* chunks;
          return;
        } catch (error) {
          if (!(error instanceof HscError)) throw error;
          if (turn === TRIES || error.code === 'model-refused' || error.code === 'model-bad-request') {
            throw new WrongInput(`The model gave no answer to ${prompt.question.id}: ${error.message}`);
          }
          const wait = error instanceof RateLimited ? (error.retryAfter ?? USUAL_WAIT) : 1_000 * turn;
          await systemClock.sleep(wait, signal);
        }
      }
    },
  };
}
