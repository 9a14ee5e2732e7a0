import type { Line } from './unit.ts';

/** So much of a warning's text has to stand after its word to know it again; characters. */
const knownBy = 24;

/** Tells whether one of the warnings begins at a line: its word, then its first words. */
export function hazardStarts(hazards: readonly string[]): (lines: readonly Line[], index: number) => boolean {
  const known = new Set(hazards.map((text) => lettersOf(text).slice(0, knownBy)));
  const words = new Set([...hazards].map((text) => lettersOf(text.slice(0, Math.max(0, text.indexOf(':'))))));
  if (words.size === 0) return () => false;
  return (lines, index) => {
    const line = lines[index]?.text ?? '';
    const letters = lettersOf(line.slice(0, 80));
    if (![...words].some((word) => word !== '' && letters.startsWith(word))) return false;
    const after = lines.slice(index, index + 6).map(({ text }) => text.slice(0, 80));
    return known.has(lettersOf(after.join(' ')).slice(0, knownBy));
  };
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
