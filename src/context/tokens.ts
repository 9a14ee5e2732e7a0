import { bare } from './languages.ts';

/** A word of a text as it is looked up. */
export interface Token {
  /** Lower case, NFKC, without accents and joining marks. */
  readonly text: string;
  /**
   * `word`: goes through the stemmer; `exact`: holds a digit (`e05`, `48`) and must be met as it is; `gram`: two
   * characters of a script that is written without spaces.
   */
  readonly kind: 'word' | 'exact' | 'gram';
  /** True for the parts of a joined chunk, which follow the chunk itself. */
  readonly part: boolean;
}

const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}`;
/** Letters and digits, joined within by the marks that model names, codes, paths and commands are joined by. */
const CHUNKS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\-_./+:][\p{L}\p{N}\p{M}]+)*/gu;
const UNSPACED_RUNS = new RegExp(`([${UNSPACED}]+)`, 'u');
const ANY_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
/** Longer chunks are data, not words. */
const LONGEST = 60;

/** The words of a text in reading order. */
export function* tokensOf(text: string): Generator<Token> {
  for (const chunk of chunksOf(text)) yield* tokensOfChunk(chunk);
}

/** What stands between spaces and punctuation, in lower case: words, codes, or runs of a script without spaces. */
export function chunksOf(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(CHUNKS) ?? [];
}

/** The words of one chunk. A joined one gives itself, squashed, and its parts: `e-05` is e05, e, 05. */
export function* tokensOfChunk(chunk: string): Generator<Token> {
  if (chunk.length > LONGEST && !ANY_UNSPACED.test(chunk)) return;
  if (!ANY_UNSPACED.test(chunk)) {
    yield* chunkTokens(chunk);
    return;
  }
  for (const piece of chunk.split(UNSPACED_RUNS)) {
    if (ANY_UNSPACED.test(piece)) yield* grams(piece);
    else yield* chunkTokens(piece);
  }
}

function* chunkTokens(chunk: string): Generator<Token> {
  const parts = bare(withoutElision(chunk)).match(/\p{L}+|\p{N}+/gu) ?? [];
  if (parts.length > 1) yield spaced(parts.join(''), false);
  for (const text of parts) yield spaced(text, parts.length > 1);
}

function spaced(text: string, part: boolean): Token {
  return { text, kind: /\p{N}/u.test(text) ? 'exact' : 'word', part };
}

/** `l'imprimante` is imprimante, `printer's` is printer, `don't` is dont. */
function withoutElision(chunk: string): string {
  return chunk
    .replace(/^(?:qu|[ldjnscmt])['’]/u, '')
    .replace(/['’]s$/u, '')
    .replace(/['’]/gu, '');
}

function* grams(run: string): Generator<Token> {
  const characters = Array.from(run);
  if (characters.length === 1) yield { text: run, kind: 'gram', part: false };
  for (let index = 0; index + 1 < characters.length; index += 1) {
    yield { text: characters.slice(index, index + 2).join(''), kind: 'gram', part: false };
  }
}
