import type { ParsedPiece } from './markers.ts';
import { OPENER } from './scan-marker.ts';
import type { FoundMarker } from './scan-marker.ts';

/**
 * Reads a marker that was found in `text`. A marker within its body (`[WARNING: … [MANUAL: page 4]]`) is taken out of
 * it and follows it. Null when the marker wasn't closed and its body isn't what it should be: then only its start goes.
 * `parse` takes the body apart.
 */
export function readMarker(
  text: string,
  found: FoundMarker,
  parse: (text: string) => readonly ParsedPiece[],
): readonly ParsedPiece[] | null {
  const body = text.slice(found.bodyStart, found.bodyEnd).replace(/\\$/u, '');
  const inner = body.search(OPENER) >= 0 ? parse(body) : [{ type: 'text' as const, text: body }];
  const own = inner.map((piece) => (piece.type === 'text' ? piece.text : '')).join('');
  const pieces = found.rule.read(own.trim());
  const unreadable = pieces.some((piece) => piece.type === 'citation' && piece.pages.length === 0);
  if (unreadable && !found.closed) return null;
  return [...pieces, ...inner.filter((piece) => piece.type !== 'text')];
}
