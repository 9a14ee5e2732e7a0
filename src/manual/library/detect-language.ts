import { detectAll } from 'tinyld';
import type { Page } from '../manual.ts';

/** Languages that manuals are written in; among all that tinyld knows, tables and part numbers look like rare ones. */
const only = [
  ...['ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'id', 'is', 'it'],
  ...['ja', 'ko', 'lt', 'lv', 'nl', 'no', 'pl', 'pt', 'ro', 'ru', 'sk', 'sr', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'],
];
const windows = 9;
const windowLength = 600;
/** A window of figures and part numbers says nothing. */
const leastLetters = 12;

/**
 * The language that most of a text is in (ISO 639-1), or null when it can't be told: windows spread evenly over the
 * text vote, and one language needs more than half of them.
 */
export function detectLanguage(pages: readonly Page[]): string | null {
  const votes = sampleWindows(pages)
    .map(languageOf)
    .filter((language) => language !== null);
  const counts = Map.groupBy(votes, (language) => language);
  for (const [language, same] of counts) if (same.length * 2 > votes.length) return language;
  return null;
}

function languageOf(text: string): string | null {
  const words = text.replaceAll(/\S*\d\S*/gu, ' ');
  if ((words.match(/\p{L}/gu)?.length ?? 0) < leastLetters) return null;
  return detectAll(words, { only })[0]?.lang ?? null;
}

function sampleWindows(pages: readonly Page[]): string[] {
  const total = pages.reduce((sum, page) => sum + page.text.length, 0);
  const starts = Array.from({ length: windows }, (_, index) => Math.floor((total * index) / windows));
  const samples: string[] = [];
  let offset = 0;
  for (const { text } of pages) {
    for (const start of starts) {
      if (start < offset || start >= offset + text.length) continue;
      // A window near the end of a page begins earlier rather than being cut short.
      const from = Math.max(0, Math.min(start - offset, text.length - windowLength));
      samples.push(text.slice(from, from + windowLength));
    }
    offset += text.length;
  }
  return samples;
}
