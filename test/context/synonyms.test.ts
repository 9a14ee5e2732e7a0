import { describe, expect, it } from 'vitest';
import { createPassageIndexBuilder } from '../../src/context/passage-index-builder.ts';
import { languageOf } from '../../src/context/languages.ts';
import { synonymsOf } from '../../src/context/synonyms.ts';

function best(texts: readonly string[], query: string, language = 'en'): number | undefined {
  const builder = createPassageIndexBuilder(languageOf(language));
  for (const [page, text] of texts.entries()) builder.add({ documentId: 'm', page, headings: [], text, start: 0 });
  return builder.index().rank(query, 1)[0]?.passage.page;
}

describe('synonyms', () => {
  it('find what the manual calls otherwise', () => {
    expect(best(['The lid has two screws.', 'Erase the kits.'], 'wipe it')).toBe(1);
    expect(best(['The lid has two screws.', 'Export the song.'], 'bounce it')).toBe(1);
  });

  it('count less than the word itself', () => {
    expect(best(['Erase the kits.', 'Wipe the kits.', 'The lid has two screws.'], 'wipe the kits')).toBe(1);
  });

  it('are of English manuals alone', () => {
    expect(best(['Erase the kits.'], 'wipe it', 'de')).toBeUndefined();
  });

  it('hold in both directions and never name the word itself', () => {
    for (const word of ['erase', 'mic', 'tempo', 'display']) {
      expect(synonymsOf(word)).not.toContain(word);
      for (const other of synonymsOf(word)) expect(synonymsOf(other)).toContain(word);
    }
    expect(synonymsOf('constructor')).toEqual([]);
  });
});
