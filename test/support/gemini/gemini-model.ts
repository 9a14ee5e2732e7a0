import { createGemini } from '../../../src/model/gemini.ts';
import type { GeminiSettings } from '../../../src/model/gemini.ts';
import type { LanguageModel } from '../../../src/model/language-model.ts';
import { systemClock } from '../../../src/system-clock.ts';
import type { Gemini } from './start-gemini.ts';

export const apiKey = 'AIzaSyNotARealKeyButOfItsShape0123456789';

/** The real adapter over the stand-in. */
export function geminiModel(gemini: Gemini, settings: Partial<GeminiSettings> = {}): LanguageModel {
  return createGemini({
    apiKey,
    model: 'gemini-3.5-flash-lite',
    baseUrl: gemini.baseUrl,
    clock: systemClock,
    ...settings,
  });
}
