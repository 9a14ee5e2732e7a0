import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Catalog, Resolution } from '../../src/catalog/resolution.ts';

const phraseSchema = z.object({
  kind: z.string(),
  /** The matcher may be tuned on one half; the other is for reporting alone. */
  half: z.enum(['tune', 'report']),
  via: z.enum(['hint', 'text', 'slash']),
  text: z.string(),
  expect: z.enum(['product', 'ambiguous', 'unknown']),
  /** One of these for a product, all of these among the candidates for an ambiguous phrase. */
  products: z.array(z.string()).default([]),
  /** What is left of a slash text as the question. */
  rest: z.string().optional(),
});

type Phrase = z.output<typeof phraseSchema>;

const file = new URL('../fixtures/catalog/phrases.jsonl', import.meta.url);

export const phrases: readonly Phrase[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => phraseSchema.parse(JSON.parse(line)));

/** What the catalog makes of a phrase, or null when that is right. */
export function faultOf(phrase: Phrase, catalog: Catalog): string | null {
  const { resolution, rest } = resolvePhrase(phrase, catalog);
  const isRight = fits(phrase, resolution) && (phrase.rest === undefined || phrase.rest === rest);
  const got = `${resolution.kind} ${idsOf(resolution).join(' ')}${phrase.via === 'slash' ? ` | ${rest}` : ''}`;
  return isRight ? null : `${phrase.kind} ${phrase.via} "${phrase.text}": ${got}`;
}

function resolvePhrase(phrase: Phrase, catalog: Catalog): { resolution: Resolution; rest: string } {
  if (phrase.via === 'hint') return { resolution: catalog.resolveHint(phrase.text), rest: '' };
  if (phrase.via === 'text') return { resolution: catalog.resolveText(phrase.text), rest: '' };
  const { hint, rest } = catalog.splitHint(phrase.text);
  return { resolution: hint === null ? catalog.resolveText(phrase.text) : catalog.resolveHint(hint), rest };
}

function fits(phrase: Phrase, resolution: Resolution): boolean {
  const ids = idsOf(resolution);
  if (phrase.expect === 'unknown') return resolution.kind === 'unknown';
  if (phrase.expect === 'ambiguous') {
    return resolution.kind === 'ambiguous' && phrase.products.every((id) => ids.includes(id));
  }
  return (
    (resolution.kind === 'exact' || resolution.kind === 'likely') && phrase.products.some((id) => ids.includes(id))
  );
}

function idsOf(resolution: Resolution): readonly string[] {
  switch (resolution.kind) {
    case 'exact':
    case 'likely':
      return [resolution.product.id];
    case 'ambiguous':
      return resolution.candidates.map((product) => product.id);
    case 'unknown':
      return resolution.nearest.map((product) => product.id);
  }
}
