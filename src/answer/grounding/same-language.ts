import { detectAll } from 'tinyld';

/** Languages that answers and manuals are written in; among all that tinyld knows, short texts look like rare ones. */
const ONLY = ['cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'hu', 'it', 'nl', 'no', 'pl', 'pt', 'ro', 'sv', 'tr'];
/** With fewer letters of running text a language can't be told. */
const ENOUGH = 40;
const SAMPLE = 1_500;

const SCRIPTS = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Thai', /\p{Script=Thai}/gu],
] as const;

/**
 * Whether an answer is written in the language of a page, so that their words can be compared: by script first, then
 * by tinyld. `language` is the manual's (BCP 47) or null. True where it can't be told.
 */
export function isSameLanguage(answer: string, page: string, language: string | null): boolean {
  const ours = prose(answer);
  const theirs = prose(page);
  const [script, pageScript] = [scriptOf(ours), scriptOf(theirs)];
  if (script === null || pageScript === null) return true;
  if (script !== pageScript) return false;
  if (script !== 'Latn') return true;
  const spoken = latinLanguage(ours);
  const printed = language?.toLowerCase().split('-')[0] ?? latinLanguage(theirs);
  return spoken === null || printed === null || spoken === (printed === 'nb' || printed === 'nn' ? 'no' : printed);
}

/** Without names, labels and figures, which are written in any language. */
function prose(text: string): string {
  return text
    .slice(-SAMPLE)
    .replace(/\[[^[\]\n]*\]|`[^`\n]*`|\S*\d\S*/gu, ' ')
    .replace(/(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu, ' ');
}

function scriptOf(text: string): string | null {
  const counts = SCRIPTS.map(([name, pattern]) => ({ name, count: text.match(pattern)?.length ?? 0 }));
  const kana = counts.find(({ name }) => name === 'Jpan')?.count ?? 0;
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  if (most.count === 0) return null;
  return most.name === 'Hani' && kana > 0 ? 'Jpan' : most.name;
}

function latinLanguage(text: string): string | null {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < ENOUGH) return null;
  return detectAll(text, { only: ONLY })[0]?.lang ?? null;
}
