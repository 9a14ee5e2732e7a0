import { describe, expect, it } from 'vitest';
import { broaden } from '../../src/context/broaden.ts';
import { languageOf } from '../../src/context/languages.ts';
import { createPassageIndexBuilder } from '../../src/context/passage-index-builder.ts';
import type { PassageIndex } from '../../src/context/passage-index.ts';
import { passagesOf } from '../../src/context/passages-of.ts';
import { rankOver } from '../../src/context/rank-over.ts';
import type { Manual } from '../../src/manual/manual.ts';
import { manualOf } from '../support/manual-of.ts';

function indexOf(manual: Manual): PassageIndex {
  const builder = createPassageIndexBuilder(languageOf(manual.language));
  for (const passage of passagesOf(manual)) builder.add(passage);
  return builder.index();
}

const OTHERS = Array.from(
  { length: 30 },
  (_, page) => `Part ${page}: the lid, the screws and the bag of chapter ${page}.`,
);

function pagesOf(manual: Manual, text: string) {
  const index = indexOf(manual);
  return broaden([index], rankOver([index], { text }), { text }).map(({ passage }) => passage.page);
}

describe('a broadened ranking', () => {
  it('goes on with passages about the same that share no word with the question', () => {
    const texts = [
      'Frotting: the catalog is purged and re-initialized.',
      ...OTHERS,
      'The catalog is purged by hand, too.',
    ];
    const manual = manualOf(texts);
    expect(rankOver([indexOf(manual)], { text: 'frotting' }).map(({ passage }) => passage.page)).toEqual([1]);
    expect(pagesOf(manual, 'frotting').slice(0, 2)).toEqual([1, 32]);
  });

  it('goes on with the other passages of the chapter that has the words of the question', () => {
    const outline = [
      { title: 'Volumes', page: 1, depth: 0 },
      { title: 'Rest', page: 3, depth: 0 },
    ];
    const manual = manualOf(['Tapes are recycled.', 'Nothing of it is about anything else.', ...OTHERS], { outline });
    expect(pagesOf(manual, 'recycled tapes')).toContain(2);
    expect(pagesOf(manual, 'recycled tapes').indexOf(2)).toBeLessThan(3);
  });

  it('keeps the fifteen best passages first and as they are, and names no passage twice', () => {
    const manual = manualOf([...OTHERS, 'The lid and the bag.']);
    const index = indexOf(manual);
    const ranked = rankOver([index], { text: 'lid screws chapter 4' });
    const broadened = broaden([index], ranked, { text: 'lid screws chapter 4' });
    expect(broadened.slice(0, 15)).toEqual(ranked.slice(0, 15));
    expect(new Set(broadened.map(({ passage }) => passage)).size).toBe(broadened.length);
    expect(broadened.length).toBeGreaterThanOrEqual(ranked.length);
  });

  it('is nothing where no word of the question is found', () => {
    expect(pagesOf(manualOf(OTHERS), 'xyzzy')).toEqual([]);
  });

  it('searches several manuals together', () => {
    const indexes = ['a', 'b'].map((documentId) =>
      indexOf(
        manualOf([`Frotting: the catalog of ${documentId} is purged.`, ...OTHERS, 'It is purged.'], { documentId }),
      ),
    );
    const found = broaden(indexes, rankOver(indexes, { text: 'frotting' }), { text: 'frotting' });
    expect(
      found
        .slice(0, 4)
        .map(({ passage }) => `${passage.documentId}${passage.page}`)
        .toSorted(),
    ).toEqual(['a1', 'a32', 'b1', 'b32']);
  });
});
