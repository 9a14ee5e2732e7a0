import type { Catalog } from '../src/catalog/resolution.ts';
import type { Scenario } from '../src/question.ts';

/** What a person typed, taken apart. */
export interface ParsedAsk {
  /** What they called the product, or null when the text doesn't start with one. */
  readonly hint: string | null;
  readonly text: string;
  readonly scenario: Scenario;
}

/** The longest question that is read; what comes after is cut, since no real question is longer. UTF-16 units. */
export const longestQuestion = 4_000;

const flags: Readonly<Record<string, Scenario>> = { '--live': 'live', '--studio': 'studio', '--general': 'general' };

/**
 * Takes the text of a command apart: `--live td-17 how do I …` is a scenario, the longest start that names a product,
 * and the question. Scenario words count wherever they stand; the last one wins. An en or em dash is taken for `--`,
 * since phones write it.
 */
export function parseAsk(text: string, catalog: Catalog): ParsedAsk {
  const { rest, scenario } = takeScenario(text);
  const { hint, rest: question } = catalog.splitHint(rest);
  return { hint, text: question.trim(), scenario };
}

/** Like `parseAsk` for free text, where the product may stand anywhere and stays in the question. */
export function parseFreeText(text: string): ParsedAsk {
  const { rest, scenario } = takeScenario(text);
  return { hint: null, text: rest, scenario };
}

function takeScenario(text: string): { readonly rest: string; readonly scenario: Scenario } {
  let scenario: Scenario = 'general';
  const words = text.slice(0, longestQuestion).split(/(\s+)/);
  const kept = words.filter((word) => {
    const flag = word.toLowerCase().replace(/^[–—]/, '--');
    if (!Object.hasOwn(flags, flag)) return true;
    scenario = flags[flag] ?? scenario;
    return false;
  });
  return { rest: kept.join('').trim(), scenario };
}
