import type { CheckedAnswer } from '../src/checked/checked-answer.ts';
import { sourceName } from './place-name.ts';

/** What a checked answer relies on, by name; null where it is the own word of whoever gave it. */
export function checkedSource({ source }: CheckedAnswer): string | null {
  if (source.kind === 'staff') return null;
  if (source.kind === 'link') return source.url;
  const pages = source.pages.map(({ page, label }) => sourceName({ page, label }));
  const edition = source.edition === null ? '' : ` (${source.edition})`;
  return `${source.manual}${edition}, ${pages.join(', ')}`;
}
