import type { Prompt } from '../src/context/prompt.ts';
import { dollarsOf } from '../src/insight/model-price.ts';
import type { Manual } from '../src/manual/manual.ts';
import { isLookUp } from '../src/model/is-look-up.ts';
import type { Usage } from '../src/model/language-model.ts';
import type { Said } from './said.ts';

/** What one answer takes. */
export interface Cost {
  /** Of the prompt, and of them those that are billed as cached. */
  readonly tokens: number;
  readonly cached: number;
  /** By list prices. */
  readonly dollars: number;
}

export interface Costs {
  /** Whether the light model is asked. */
  readonly light: boolean;
  readonly ours: Cost;
  /** The same for the first 50,000 characters of the manual by the full model, as the system before this one did it. */
  readonly before: Cost;
}

const FULL = 'gemini-3.8-flash';
const LIGHT = 'gemini-3.5-flash-lite';
const CHARACTERS_A_TOKEN = 4;
/** An answer with its thoughts, where none was written. */
const OUTPUT_TOKENS = 300;
const BEFORE_CHARACTERS = 50_000;
/** Shorter beginnings are not cached. https://ai.google.dev/gemini-api/docs/caching */
const LEAST_CACHED = 4_096;

/**
 * Reckons what answers take, one after the other: by what the model told, else at four characters a token. Cached is
 * then as much of a prompt's beginning as an earlier prompt to the same model had, which is the most that can be: it
 * takes all questions to come while the beginning is still kept.
 */
export function createCosting() {
  const seen = new Map<string, string[]>();

  function estimated(model: string, manual: Manual, text: string): Usage {
    const key = `${model} ${manual.sha256}`;
    const earlier = seen.get(key) ?? [];
    const same = Math.max(0, ...earlier.map((other) => commonLength(text, other)));
    seen.set(key, [...earlier, text]);
    const cached = Math.floor(same / CHARACTERS_A_TOKEN);
    return {
      prompt: Math.ceil(text.length / CHARACTERS_A_TOKEN),
      cached: cached < LEAST_CACHED ? 0 : cached,
      output: OUTPUT_TOKENS,
    };
  }

  return (prompt: Prompt, manual: Manual, { model, usage }: Pick<Said, 'model' | 'usage'>): Costs => {
    const light = isLookUp(prompt.question);
    const { instruction, manualText, questionText } = prompt;
    const first = manual.pages.map(({ text }) => text).join('\n');
    const before = `${instruction}${first.slice(0, BEFORE_CHARACTERS)}${questionText}`;
    const name = light ? LIGHT : FULL;
    const ours = usage ?? estimated(name, manual, `${instruction}${manualText}${questionText}`);
    return {
      light,
      ours: costOf(usage === null ? name : (model ?? name), ours),
      before: costOf(FULL, estimated(`before ${FULL}`, manual, before)),
    };
  };
}

export type Costing = ReturnType<typeof createCosting>;

function costOf(model: string, usage: Usage): Cost {
  return { tokens: usage.prompt, cached: usage.cached, dollars: dollarsOf(model, usage) ?? NaN };
}

function commonLength(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  for (let at = 0; at < most; at += 1) if (one.charCodeAt(at) !== other.charCodeAt(at)) return at;
  return most;
}
