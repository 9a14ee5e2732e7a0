import type { Usage } from '../model/language-model.ts';

/** Dollars for a million tokens. */
interface Price {
  readonly prompt: number;
  readonly cached: number;
  readonly output: number;
}

const million = 1_000_000;

/** List prices of November 2026, https://ai.google.dev/gemini-api/docs/pricing; output includes thoughts. */
const prices: Readonly<Record<string, Price>> = {
  'gemini-3.8-flash': { prompt: 0.75, cached: 0.075, output: 3.75 },
  'gemini-3.5-flash-lite': { prompt: 0.3, cached: 0.03, output: 2.5 },
};

/** What an answer cost by the list, in dollars; null for a model whose price isn't known. */
export function dollarsOf(model: string, { prompt, cached, output }: Usage): number | null {
  const price = Object.hasOwn(prices, model) ? prices[model] : undefined;
  if (price === undefined) return null;
  return ((prompt - cached) * price.prompt + cached * price.cached + output * price.output) / million;
}
