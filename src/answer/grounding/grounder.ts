import type { Product } from '../../catalog/product.ts';
import type { Catalog } from '../../catalog/resolution.ts';
import type { Context } from '../../context/context.ts';
import type { AnswerEvent } from '../events.ts';
import { findAccessory } from '../find-accessory.ts';
import { hazardPlace } from '../hazard-place.ts';
import type { MarkerPiece, ParsedPiece } from '../markers.ts';
import { shorten } from '../shorten.ts';
import { createCitationCheck } from './check-citation.ts';
import { createCitedText } from './cited-text.ts';

/** What an answer is checked against. */
export interface Grounds {
  readonly context: Context;
  readonly product: Product;
  readonly catalog: Pick<Catalog, 'byId'>;
}

/** Turns the pieces of one answer into events, keeping what holds. */
export interface Grounder {
  events(pieces: readonly ParsedPiece[]): readonly AnswerEvent[];
  state(): GrounderState;
}

export interface GrounderState {
  /** Whether there is anything that a person can read. */
  readonly wrote: boolean;
  /** Citations that held. */
  readonly held: number;
  /** Whether the model said that the manual doesn't answer the question. */
  readonly notInManual: boolean;
}

/** A tip or a warning is one or two sentences; what is longer is cut. */
const LONGEST_ASIDE = 500;

export function createGrounder({ context, product, catalog }: Grounds): Grounder {
  const cited = createCitedText();
  const citations = createCitationCheck(context, product);
  const suggested = new Set<string>();
  let state: GrounderState = { wrote: false, held: 0, notInManual: false };
  /** Places cited since the last text: a neighbour that says the same is left out. */
  let neighbours = new Set<string>();

  function text(given: string): readonly AnswerEvent[] {
    cited.text(given);
    if (given.trim() !== '') {
      neighbours = new Set();
      state = { ...state, wrote: true };
    }
    return [{ type: 'text-delta', text: given }];
  }

  function citation(piece: Extract<MarkerPiece, { type: 'citation' }>): readonly AnswerEvent[] {
    return citations.check(piece, cited).filter((event) => {
      if (event.type === 'citation-dropped') return true;
      const key = `${event.place.documentId} ${event.place.page}`;
      if (neighbours.has(key)) return false;
      neighbours.add(key);
      state = { ...state, held: state.held + 1 };
      return true;
    });
  }

  function suggestion(name: string): readonly AnswerEvent[] {
    const found = findAccessory(name, product, catalog);
    if (found === null || suggested.has(found.product.id)) return [];
    suggested.add(found.product.id);
    return [found];
  }

  function aside(type: 'tip' | 'hazard', written: string): readonly AnswerEvent[] {
    const short = shorten(written, LONGEST_ASIDE);
    cited.aside(written);
    neighbours = new Set();
    state = { ...state, wrote: true };
    return [type === 'tip' ? { type, text: short } : { type, text: short, place: hazardPlace(written, context) }];
  }

  function notInManual(): readonly AnswerEvent[] {
    if (state.notInManual || context.kind === 'none') return [];
    state = { ...state, notInManual: true };
    return [{ type: 'notice', notice: { kind: 'not-in-manual' } }];
  }

  function one(piece: ParsedPiece): readonly AnswerEvent[] {
    switch (piece.type) {
      case 'text':
        return text(piece.text);
      case 'citation':
        return citation(piece);
      case 'suggestion':
        return suggestion(piece.name);
      case 'tip':
      case 'hazard':
        return aside(piece.type, piece.text);
      case 'not-in-manual':
        return notInManual();
    }
  }

  return { events: (pieces) => pieces.flatMap(one), state: () => state };
}
