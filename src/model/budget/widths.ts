import type { Manual } from '../../manual/manual.ts';

/** Characters of manuals that are sent while nothing is short: short manuals whole, and so much of longer ones. */
export const wholeWidth = 200_000;
export const passagesWidth = 50_000;

/** How much of a manual is sent, while at least this share of the minute's tokens is left. */
export const widths = [
  { characters: wholeWidth, share: 0.5 },
  { characters: passagesWidth, share: 0.2 },
] as const;
export const narrowest = 12_000;

/** Whether a width of so many characters sends less of these manuals than is sent while nothing is short. */
export function isNarrowed(manuals: readonly Pick<Manual, 'characters'>[], characters: number): boolean {
  const whole = manuals.reduce((sum, manual) => sum + manual.characters, 0);
  return characters < whole && (whole <= wholeWidth || characters < passagesWidth);
}
