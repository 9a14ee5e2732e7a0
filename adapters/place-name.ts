import { oneLine } from '../commands/one-line.ts';
import type { PageReference } from '../src/answer/events.ts';
import { cleanText } from './clean-text.ts';

/** What a place of a manual is called: its label, what kind of label that is, and which manual if not the answer's own. */
type Place = Pick<PageReference, 'page' | 'label' | 'section' | 'manual' | 'name'>;

/** A place by name: `p. 22`, `section “Pairing”`, with its manual before it where the place says one. On one line. */
export function placeName(place: Place): string {
  if (place.name !== undefined) return plain(place.name);
  return withManual(place, place.section === true ? `section ${sectionLabel(place)}` : `p. ${plain(place.label)}`);
}

/** The same where there is room: a printed number that isn't the file's own comes with that. */
export function sourceName(place: Place): string {
  const { page, label, section, name } = place;
  if (name !== undefined || section === true || plain(label) === String(page)) return placeName(place);
  return withManual(place, `p. ${plain(label)} (page ${page} of the file)`);
}

/** The place that is being read, as a part of a sentence: `page 22`, `section “Pairing”`. */
export function readingName(place: Place): string {
  return withManual(place, place.section === true ? `section ${sectionLabel(place)}` : `page ${plain(place.label)}`);
}

function withManual({ manual }: Place, name: string): string {
  return manual === undefined ? name : `${plain(manual)}, ${name}`;
}

/** The section's heading, or its number where it has none. */
function sectionLabel({ page, label }: Place): string {
  const heading = plain(label);
  return heading === '' || heading === String(page) ? String(page) : `“${heading}”`;
}

function plain(text: string): string {
  return oneLine(cleanText(text));
}
