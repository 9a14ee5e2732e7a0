import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import { faultOf, phrases } from './phrase-table.ts';

const { catalog, faults } = await loadCatalog('test/fixtures/catalog/makers');

describe('the phrase table', () => {
  test('is over a catalog of at least 150 products without faults', () => {
    expect(faults).toEqual([]);
    expect(catalog.products.length).toBeGreaterThanOrEqual(150);
  });

  test('has at least 80 phrases, 15 of which mean nothing, half of them for reporting', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(80);
    expect(phrases.filter((phrase) => phrase.expect === 'unknown').length).toBeGreaterThanOrEqual(15);
    expect(phrases.filter((phrase) => phrase.half === 'report')).toHaveLength(phrases.length / 2);
  });

  test.each(['tune', 'report'] as const)('is right for 97 of 100 of the half to %s', (half) => {
    const part = phrases.filter((phrase) => phrase.half === half);
    const wrong = part.map((phrase) => faultOf(phrase, catalog)).filter((fault) => fault !== null);
    expect(1 - wrong.length / part.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  test('never takes a phrase that means nothing for a product', () => {
    const nothing = phrases.filter((phrase) => phrase.expect === 'unknown');
    expect(nothing.map((phrase) => faultOf(phrase, catalog)).filter((fault) => fault !== null)).toEqual([]);
  });
});
