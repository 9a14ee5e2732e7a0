import type { Token } from './tokens.ts';

/** What of a token makes a key. */
export type KeyPart = Pick<Token, 'kind' | 'text'>;

/**
 * Puts a token behind a key. Keys have no spaces (`deepmind12`), but two numbers stay apart (`rc505#2`), and a generation
 * is written like a number, so that `Digitakt II`, `Digitakt mk2` and `digitakt 2` are one key.
 */
export function appendKey(key: string, part: KeyPart): string {
  const isNumber = part.kind !== 'word';
  return isNumber && /\p{Nd}$/u.test(key) ? `${key}#${part.text}` : key + part.text;
}

/** The key of a row of tokens. */
export function keyOf(parts: readonly KeyPart[]): string {
  return parts.reduce(appendKey, '');
}

/** Whether two tokens say the same: numbers and generations by their number, words by their letters. */
export function sameToken(one: KeyPart, other: KeyPart): boolean {
  return one.text === other.text && (one.kind === 'word') === (other.kind === 'word');
}
