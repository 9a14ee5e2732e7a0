import type { Passage } from './passage.ts';

/** A chapter's section is told by so many of the outer headings. */
const OUTER_HEADINGS = 2;

/** The sections of chapters that passages stand in, and how long they are. */
export interface Chapters {
  /** For each passage the number of its part. */
  readonly places: readonly number[];
  /** Words of each part. */
  readonly lengths: readonly number[];
}

/** Groups passages by their outer headings: by the section of a chapter, whatever subsections it has. */
export function chaptersOf(passages: readonly Passage[], lengths: readonly number[]): Chapters {
  const numbers = new Map<string, number>();
  const words: number[] = [];
  const places = passages.map(({ headings }, passage) => {
    const path = headings.slice(0, OUTER_HEADINGS).join('\n');
    const place = numbers.get(path) ?? numbers.size;
    numbers.set(path, place);
    words[place] = (words[place] ?? 0) + (lengths[passage] ?? 0);
    return place;
  });
  return { places, lengths: words };
}
