import { setImmediate } from 'node:timers/promises';
import { Parser } from 'htmlparser2';

/** What tells an HTML page's purpose without understanding it. Texts are NFKC, in lower case, with single spaces. */
export interface PageSigns {
  readonly title: string;
  /** The main headings: of the first rank, or of the second where there are none. */
  readonly headings: readonly string[];
  /** The first words that a reader sees outside navigation. */
  readonly opening: string;
  /** Letters and digits that a reader sees; a CJK letter counts as three, since it says as much. */
  readonly visible: number;
  /** Those outside links, navigation, buttons and labels. */
  readonly prose: number;
  /** Whether the page's main part asks for a password. */
  readonly password: boolean;
  /** Whether anything is typed in there: an address, a code, a password. */
  readonly input: boolean;
  /** The words on the first buttons. */
  readonly buttons: readonly string[];
}

/** More prose than any login, consent or error page has; reading stops there. */
const PROSE_ENOUGH = 12_000;
const BYTES_ENOUGH = 4 * 1024 * 1024;
const SLICE = 64 * 1024;

/** Reads the signs of an HTML page in UTF-8, slice by slice, so that other work goes on in between. */
export async function readPageSigns(html: Uint8Array, signal: AbortSignal): Promise<PageSigns> {
  const reading = createSignReading();
  const parser = new Parser(reading.handler);
  const decoder = new TextDecoder();
  const end = Math.min(html.length, BYTES_ENOUGH);
  for (let start = 0; start < end && !reading.enough(); start += SLICE) {
    parser.write(decoder.decode(html.subarray(start, Math.min(start + SLICE, end)), { stream: true }));
    await setImmediate();
    signal.throwIfAborted();
  }
  parser.end();
  return reading.signs();
}

const UNSEEN = ['script', 'style', 'noscript', 'template', 'svg', 'title', 'textarea', 'select', 'iframe'];
const FURNITURE = ['nav', 'header', 'footer', 'aside', 'dialog', 'menu'];
const NO_PROSE = [...FURNITURE, 'a', 'button', 'label'];
const INPUTS = new Set(['email', 'tel', 'text', 'password']);

function createSignReading() {
  const open = new Map<string, number>();
  const inside = (names: readonly string[]): boolean => names.some((name) => (open.get(name) ?? 0) > 0);
  const texts = { title: '', opening: '', h1: [''], h2: [''], button: [''] };
  const counts = { visible: 0, prose: 0 };
  const asked = { password: false, input: false };

  function seen(text: string): void {
    const weight = weigh(text);
    counts.visible += weight;
    if (!inside(NO_PROSE)) counts.prose += weight;
    if (!inside(FURNITURE)) texts.opening = joined(texts.opening, text, 1_500);
    for (const name of ['h1', 'h2', 'button'] as const) if (inside([name])) appendToLast(texts[name], text);
  }
  const handler = {
    onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
      open.set(name, (open.get(name) ?? 0) + 1);
      if (name === 'h1' || name === 'h2' || name === 'button') texts[name].push('');
      if (name === 'input') onInput((attributes['type'] ?? 'text').toLowerCase(), attributes['value'] ?? '');
      texts.opening = joined(texts.opening, ' ', 1_500);
    },
    onclosetag(name: string): void {
      open.set(name, Math.max(0, (open.get(name) ?? 0) - 1));
    },
    ontext(text: string): void {
      if (!inside(UNSEEN)) seen(text);
      else if (inside(['title']) && !inside(['svg'])) texts.title = joined(texts.title, text, 300);
    },
  };
  function onInput(type: string, value: string): void {
    if (type === 'submit' || type === 'button') texts.button.push(value);
    if (!INPUTS.has(type) || inside(FURNITURE)) return;
    asked.input = true;
    asked.password ||= type === 'password';
  }
  return {
    handler,
    enough: () => counts.prose >= PROSE_ENOUGH,
    signs: (): PageSigns => {
      const h1 = filled(texts.h1);
      const headings = h1.length > 0 ? h1 : filled(texts.h2);
      const words = {
        title: plain(texts.title),
        opening: plain(texts.opening),
        headings,
        buttons: filled(texts.button),
      };
      return { ...words, ...counts, ...asked };
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
