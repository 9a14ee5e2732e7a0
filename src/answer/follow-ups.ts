import type { Manual, OutlineEntry } from '../manual/manual.ts';
import type { AnswerEvent, PageReference } from './events.ts';

type Outlined = Pick<Manual, 'documentId' | 'outline'>;
type Place = Pick<PageReference, 'documentId' | 'page'>;

const most = 3;
/** What a button shows on every platform, in UTF-16 units. */
const longest = 75;
/** Sections of every manual that nobody asks for by their name. */
const nobodyAsks = /^(?:table of )?(?:contents|index|introduction|overview|notes?|see also|examples?|summary)$/iu;

/**
 * Gives the events on, and before the end of an answer that cites its manual the sections to go on with.
 * @param manuals those that people who click can ask about as well; none: nothing is added
 */
export async function* withFollowUps(
  events: AsyncIterable<AnswerEvent> | Iterable<AnswerEvent>,
  manuals: readonly Outlined[],
): AsyncGenerator<AnswerEvent, void, undefined> {
  const cited: Place[] = [];
  for await (const event of events) {
    if (event.type === 'citation') cited.push(event.place);
    if (event.type === 'answer-end' && (event.outcome === 'answered' || event.outcome === 'extractive')) {
      for (const question of followUps(manuals, cited)) yield { type: 'follow-up', question };
    }
    yield event;
  }
}

/**
 * Sections that stand beside those cited, under the same chapter, the next ones first: three at most, by their titles,
 * which find them when they are asked.
 */
export function followUps(manuals: readonly Outlined[], cited: readonly Place[]): readonly string[] {
  const titles = new Map<string, string>();
  for (const place of cited) {
    const manual = manuals.find(({ documentId }) => documentId === place.documentId);
    const read = cited.filter(({ documentId }) => documentId === place.documentId).map(({ page }) => page);
    for (const entry of manual === undefined ? [] : beside(manual.outline, place.page)) {
      const title = titleOf(entry);
      if (title !== null && !read.includes(entry.page)) titles.set(title.toLowerCase(), title);
    }
  }
  return [...titles.values()].slice(0, most);
}

/** The sections with the same parent as the one that a page belongs to: those after it, then those before, from the nearest on. */
function beside(outline: readonly OutlineEntry[], page: number): readonly OutlineEntry[] {
  const at = outline.findLastIndex((entry) => entry.page <= page);
  const own = outline[at];
  if (own === undefined || own.depth === 0) return [];
  const after = outline.slice(at + 1);
  const before = outline.slice(0, at).reverse();
  return [after, before].flatMap((entries) => {
    const end = entries.findIndex(({ depth }) => depth < own.depth);
    return entries.slice(0, end === -1 ? entries.length : end).filter(({ depth }) => depth === own.depth);
  });
}

/** A title without its number; null where it says nothing or a button can't hold it. */
function titleOf({ title }: OutlineEntry): string | null {
  const words = title
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/^\s*(?:[\dA-Z]{1,2}\.)*\d{0,3}\.?\s+/u, '')
    .trim();
  const says = words.length <= longest && /\p{L}{2}/u.test(words) && !nobodyAsks.test(words);
  return says ? words : null;
}
