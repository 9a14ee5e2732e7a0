import type { GenerateContentResponse } from '@google/genai';
import type { Clock } from '../clock.ts';
import { HscError } from '../errors.ts';
import { createGeminiClient } from './gemini-client.ts';
import type { GeminiAccess } from './gemini-client.ts';
import { readGeminiChunk } from './gemini-chunk.ts';
import { toModelError } from './gemini-error.ts';
import { toGeminiRequest } from './gemini-request.ts';
import type { Thinking } from './gemini-request.ts';
import type { LanguageModel, ModelChunk, Usage } from './language-model.ts';
import { createWatchdog } from './watchdog.ts';

/** Milliseconds that a call may take. */
export interface GeminiDeadlines {
  /** Until the first word. */
  readonly firstText: number;
  /** Between two chunks. */
  readonly gap: number;
  /** From the request to the last word: an answer ends there with what there is. */
  readonly whole: number;
}

export interface GeminiSettings extends GeminiAccess {
  /** As Google writes it, `gemini-3.5-flash-lite`. */
  readonly model: string;
  readonly clock: Clock;
  readonly thinking?: Thinking;
  /** The most that thoughts and answer may have together. */
  readonly outputTokens?: number;
  /** The longest answer that is read; UTF-16 units. A faulty server must not fill the memory. */
  readonly outputCharacters?: number;
  readonly deadlines?: Partial<GeminiDeadlines>;
}

/** Long enough for a whole manual; people are told sooner by whoever waits for this model. */
const usualDeadlines: GeminiDeadlines = { firstText: 20_000, gap: 15_000, whole: 60_000 };

/**
 * Gemini by its streaming API, one HTTP request for each answer and no retry of its own. An abort ends the request at
 * once and throws the signal's reason.
 */
export function createGemini(settings: GeminiSettings): LanguageModel {
  const { model, thinking = 'low', outputTokens = 4_096, outputCharacters = 100_000 } = settings;
  const deadlines = { ...usualDeadlines, ...settings.deadlines };
  const client = createGeminiClient(settings);

  return {
    name: model,
    async *stream(prompt, signal) {
      signal.throwIfAborted();
      yield { type: 'start', model, fallback: null };
      const call = new AbortController();
      const request = toGeminiRequest(prompt, { model, thinking, outputTokens });
      function open(stop: AbortSignal): Promise<AsyncIterable<GenerateContentResponse>> {
        const abortSignal = AbortSignal.any([stop, call.signal]);
        return client.models.generateContentStream({ ...request, config: { ...request.config, abortSignal } });
      }
      try {
        yield* readAnswer(open, { clock: settings.clock, deadlines, outputCharacters, signal });
      } finally {
        // A reader who leaves early leaves the request behind as well.
        call.abort();
      }
    },
  };
}

interface Reading {
  readonly clock: Clock;
  readonly deadlines: GeminiDeadlines;
  readonly outputCharacters: number;
  readonly signal: AbortSignal;
}

/** Opens the stream and reads it to its end, under the deadlines. */
async function* readAnswer(
  open: (stop: AbortSignal) => Promise<AsyncIterable<GenerateContentResponse>>,
  { clock, deadlines, outputCharacters, signal }: Reading,
): AsyncGenerator<ModelChunk, void, undefined> {
  const started = clock.now();
  const watchdog = createWatchdog(clock);
  let length = 0;
  let usage: Usage | null = null;
  let end: 'stop' | 'length' | 'blocked' | 'cut' = 'cut';
  let failure: unknown = null;
  watchdog.allow(Math.min(deadlines.firstText, deadlines.whole), () => tooSlow('no first word', deadlines.firstText));
  try {
    for await (const chunk of await open(AbortSignal.any([signal, watchdog.signal]))) {
      const read = readGeminiChunk(chunk);
      usage = read.usage ?? usage;
      end = read.end ?? end;
      // White space alone is no first word.
      const more = length === 0 ? read.text.trimStart() : read.text;
      const text = more.slice(0, outputCharacters - length).replace(/[\uD800-\uDBFF]$/u, '');
      if (text !== '') {
        length += text.length;
        // The reader's own time is not the model's.
        watchdog.rest();
        yield { type: 'text', text };
      }
      if (text.length < more.length) {
        end = 'length';
        break;
      }
      const left = Math.max(0, started + deadlines.whole - clock.now());
      if (length > 0) watchdog.allow(Math.min(deadlines.gap, left), () => tooSlow('nothing more', deadlines.gap));
    }
  } catch (error) {
    failure = error;
  } finally {
    watchdog.close();
  }
  signal.throwIfAborted();
  if (length > 0 || end === 'blocked') yield { type: 'end', reason: end, usage };
  else throw whyNothing(failure, watchdog.signal, end);
}

/** The failure of a call that gave no word at all. */
function whyNothing(failure: unknown, late: AbortSignal, end: string): HscError {
  if (late.aborted) return toModelError(late.reason);
  if (failure !== null) return toModelError(failure);
  return new HscError('model-unavailable', `Gemini's answer was empty (${end}).`);
}

function tooSlow(what: string, milliseconds: number): HscError {
  return new HscError('model-unavailable', `Gemini sent ${what} for ${milliseconds} ms.`);
}
