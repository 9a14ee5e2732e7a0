import type { PageSigns } from './page-signs.ts';
import { createInputReading, createRefreshReading } from './tag-readings.ts';

/** More prose than any login, consent or error page has; reading stops there. */
const PROSE_ENOUGH = 12_000;

const UNSEEN = ['script', 'style', 'noscript', 'template', 'svg', 'title', 'textarea', 'select', 'iframe'];
const FURNITURE = ['nav', 'header', 'footer', 'aside', 'dialog', 'menu'];
const NO_PROSE = [...FURNITURE, 'a', 'button', 'label'];

/** Gathers the signs of a page from what a parser of HTML tells its handler. */
export function createSignReading() {
  const open = new Map<string, number>();
  const inside = (names: readonly string[]): boolean => names.some((name) => (open.get(name) ?? 0) > 0);
  const texts = { title: '', opening: '', h1: [''], h2: [''], button: [''] };
  const counts = { visible: 0, prose: 0 };
  const inputs = createInputReading();
  const refreshes = createRefreshReading();
  let depth = 0;

  function seen(text: string): void {
    const weight = weigh(text);
    counts.visible += weight;
    if (!inside(NO_PROSE)) counts.prose += weight;
    if (!inside(FURNITURE)) texts.opening = joined(texts.opening, text, 1_500);
    for (const name of ['h1', 'h2', 'button'] as const) if (inside([name])) appendToLast(texts[name], text);
  }
  const handler = {
    // Not `onopentag`, for which the parser gathers every attribute, a million of them if there are so many.
    onopentagname(name: string): void {
      depth += 1;
      open.set(name, (open.get(name) ?? 0) + 1);
      if (name === 'h1' || name === 'h2' || name === 'button') texts[name].push('');
      if (name === 'input') inputs.begin();
      refreshes.begin();
      texts.opening = joined(texts.opening, ' ', 1_500);
    },
    onattribute(name: string, value: string): void {
      inputs.attribute(name, value);
      refreshes.attribute(name, value);
    },
    onclosetag(name: string): void {
      depth -= 1;
      open.set(name, Math.max(0, (open.get(name) ?? 0) - 1));
      if (name === 'meta') refreshes.end();
      if (name !== 'input') return;
      const label = inputs.end(inside(FURNITURE));
      if (label !== null) texts.button.push(label);
    },
    ontext(text: string): void {
      if (!inside(UNSEEN)) seen(text);
      else if (inside(['title']) && !inside(['svg'])) texts.title = joined(texts.title, text, 300);
    },
  };
  return {
    handler,
    enough: () => counts.prose >= PROSE_ENOUGH,
    depth: () => depth,
    surface(): void {
      depth = 0;
      open.clear();
    },
    signs: (): PageSigns => {
      const h1 = filled(texts.h1);
      const headings = h1.length > 0 ? h1 : filled(texts.h2);
      const words = { title: plain(texts.title), opening: plain(texts.opening), headings };
      return { ...words, buttons: filled(texts.button), ...counts, ...inputs.asked, refresh: refreshes.target() };
    },
  };
}

function appendToLast(list: string[], text: string): void {
  list.push(joined(list.pop() ?? '', text, 200));
}

function joined(before: string, text: string, most: number): string {
  return before.length >= most ? before : (before + text).slice(0, most);
}

function filled(texts: readonly string[]): readonly string[] {
  return texts
    .slice(0, 20)
    .map(plain)
    .filter((text) => text !== '');
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
}

function weigh(text: string): number {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const cjk = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return letters + 2 * cjk;
}
