import { withoutControls } from './style.ts';

/** A text of somebody else's on one line, without anything that a terminal would obey. */
export function oneLine(text: string): string {
  return withoutControls(text).replaceAll(/\s+/gu, ' ').trim();
}
