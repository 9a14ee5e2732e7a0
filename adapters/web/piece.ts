/** The elements that an answer may consist of. The page makes nothing else, whatever it is sent. */
export type Tag =
  | 'p'
  | 'h3'
  | 'h4'
  | 'ul'
  | 'ol'
  | 'li'
  | 'strong'
  | 'em'
  | 'del'
  | 'code'
  | 'pre'
  | 'blockquote'
  | 'hr'
  | 'br'
  | 'table'
  | 'tr'
  | 'th'
  | 'td'
  | 'a'
  /** A page of the manual, as a chip. */
  | 'page'
  | 'hazard'
  | 'tip'
  | 'accessory';

/** Text, or an element. Text is only ever shown as text. */
export type Piece = string | Element;

export interface Element {
  readonly tag: Tag;
  readonly children: readonly Piece[];
  /** http or https, or a path of this server. */
  readonly href?: string;
  /** The first number of an ordered list. */
  readonly start?: number;
  /** The word that heads a warning, as the manual prints it. */
  readonly label?: string;
}

export function element(
  tag: Tag,
  children: readonly Piece[],
  more: Pick<Element, 'href' | 'start' | 'label'> = {},
): Element {
  return { tag, children, ...more };
}

/** The words of a piece, without its elements. */
export function textOfPiece(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece.children.map(textOfPiece).join('');
}
