import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultOf, readPairs, type GroundingPair } from '../../eval/grounding-pairs.ts';
import { createManualLoader } from '../../eval/load-manual.ts';
import { readQuestions } from '../../eval/question-set.ts';
import { createExtractor } from '../../src/manual/extract/create-extractor.ts';
import { manualOf } from '../support/manual-of.ts';

const EVAL = join(import.meta.dirname, '../../eval');
const pairs = await readPairs(join(EVAL, 'grounding-pairs.jsonl'));

describe('the pairs of sentences and pages', () => {
  it('are enough, half of them right, with every kind of wrong, in halves to choose and to report', () => {
    const right = pairs.filter(({ kind }) => kind === 'right');
    expect(pairs.length).toBeGreaterThanOrEqual(150);
    expect(Math.abs(2 * right.length - pairs.length)).toBeLessThanOrEqual(10);
    expect(new Set(pairs.map(({ manual }) => manual)).size).toBeGreaterThanOrEqual(8);
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length);
    for (const kind of ['neighbour', 'product', 'number', 'control', 'negation']) {
      const halves = Map.groupBy(
        pairs.filter((pair) => pair.kind === kind),
        ({ split }) => split,
      );
      expect([...halves.values()].map(({ length }) => length)).toEqual([10, 10]);
    }
  });

  it('have both a sentence and what was made of it in the same half', () => {
    const bySentence = Map.groupBy(pairs, ({ id }) => id.slice(0, 4));
    for (const family of bySentence.values()) expect(new Set(family.map(({ split }) => split)).size).toBe(1);
  });

  it('about the sample manual are what they say they are', async () => {
    const cacheFolder = await mkdtemp(join(tmpdir(), 'pairs-'));
    const extractor = createExtractor();
    try {
      const folder = join(import.meta.dirname, '../../catalog/samples');
      const manual = await (await createManualLoader({ folder, cacheFolder, extractor })).load('lindholm-rm-5');
      const ofSample = pairs.filter((pair) => pair.manual === manual.documentId);
      expect(ofSample.length).toBeGreaterThan(20);
      expect(ofSample.flatMap((pair) => faultOf(pair, manual) ?? [])).toEqual([]);
    } finally {
      await extractor.close();
      await rm(cacheFolder, { recursive: true });
    }
  });
});

describe('checking a pair', () => {
  const manual = manualOf(['Set Level to 128 by [DIAL].']);
  const pair = (kind: GroundingPair['kind'], facts: string[], page = 1): string | null =>
    faultOf({ id: 'a', manual: 'rm-5', page, sentence: 'Say.', language: 'en', facts, kind, split: 'report' }, manual);

  it('finds a right one whose facts the page lacks, and a wrong one whose facts it has', () => {
    expect(pair('right', ['Level to 128', '[DIAL]'])).toBeNull();
    expect(pair('right', ['Level to 128', '[KNOB]'])).toMatch(/1 of 2/u);
    expect(pair('neighbour', ['Level to 128', '[KNOB]'])).toBeNull();
    expect(pair('product', ['Level', '[DIAL]'])).toMatch(/2 of 2/u);
    expect(pair('number', ['12'])).toBeNull();
    expect(pair('number', ['128'])).toMatch(/1 of 1/u);
    expect(pair('control', ['[DIAL]', '[KNOB]'])).toMatch(/1 of 2/u);
    expect(pair('negation', ['Level'], 2)).toMatch(/no page 2/u);
  });
});

describe('our own unanswerable questions', () => {
  it('are at least thirty to choose by, and as many to report by', async () => {
    const none = (await readQuestions(join(EVAL, 'questions.jsonl'))).filter(({ answerable }) => !answerable);
    expect(none.filter(({ split }) => split === 'choose').length).toBeGreaterThanOrEqual(30);
    expect(none.filter(({ split }) => split === 'report').length).toBeGreaterThanOrEqual(30);
  });
});
