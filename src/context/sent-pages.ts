import type { Manual } from '../manual/manual.ts';
import type { SentPage } from './context.ts';
import type { Passage } from './passage.ts';
import { GAP } from './pick-passages.ts';

/** The picked passages as pages, in document and page order; what is left out between two of a page is marked. */
export function sentPages(manuals: readonly Manual[], picked: ReadonlySet<Passage>): readonly SentPage[] {
  const byPage = Map.groupBy(picked, ({ documentId, page }) => `${documentId} ${page}`);
  return manuals.flatMap(({ documentId, pages }) =>
    pages.flatMap((page) => {
      const passages = byPage.get(`${documentId} ${page.number}`);
      return passages === undefined ? [] : [{ documentId, page, text: joined(passages), paths: pathsOf(passages) }];
    }),
  );
}

function pathsOf(passages: readonly Passage[]): readonly (readonly string[])[] {
  const paths = new Map(
    passages.toSorted((a, b) => a.start - b.start).map(({ headings }) => [headings.join('\n'), headings]),
  );
  return [...paths.values()].filter((path) => path.length > 0);
}

function joined(passages: readonly Passage[]): string {
  let text = '';
  let end: number | null = null;
  for (const passage of passages.toSorted((a, b) => a.start - b.start)) {
    text += end === null || end === passage.start ? passage.text : GAP + passage.text;
    end = passage.start + passage.text.length;
  }
  return text;
}
