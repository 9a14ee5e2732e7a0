import type { Product } from '../../catalog/product.ts';
import type { Catalog } from '../../catalog/resolution.ts';
import type { Context } from '../../context/context.ts';
import type { Question } from '../../question.ts';
import type { AnswerEvent, PageReference } from '../events.ts';
import { findAccessory } from '../find-accessory.ts';
import { createAnswerHazards } from '../hazards/answer-hazards.ts';
import type { MarkerPiece, ParsedPiece } from '../markers.ts';
import { shorten } from '../shorten.ts';
import { createCitationCheck } from './check-citation.ts';
import { createCitedText } from './cited-text.ts';

/** What an answer is checked against. */
export interface Grounds {
  readonly question: Question;
  readonly context: Context;
  readonly product: Product;
  readonly catalog: Pick<Catalog, 'byId'>;
}

/** Turns the pieces of one answer into events, keeping what holds. */
export interface Grounder {
  events(pieces: readonly ParsedPiece[]): readonly AnswerEvent[];
  /** What was held back until the last piece. */
  end(): readonly AnswerEvent[];
  state(): GrounderState;
}

export interface GrounderState {
  /** Whether there is anything that a person can read. */
  readonly wrote: boolean;
  /** Whether a page was cited, rightly or not. */
  readonly cited: boolean;
  /** Citations that held. */
  readonly held: number;
  /** Whether the model said that the manual doesn't answer the question. */
  readonly notInManual: boolean;
}

/** A tip is one or two sentences; what is longer is cut. */
const LONGEST_TIP = 500;

export function createGrounder({ question, context, product, catalog }: Grounds): Grounder {
  const cited = createCitedText();
  const hazards = createAnswerHazards({ question, context, product });
  const citations = createCitationCheck(context, product);
  const suggestion = createSuggestion(product, catalog);
  let state: GrounderState = { wrote: false, cited: false, held: 0, notInManual: false };
  /** Places cited since the last text: a neighbour that says the same is left out. */
  let neighbours = new Set<string>();

  function wrote(): void {
    neighbours = new Set();
    state = { ...state, wrote: true };
  }

  function text(given: string): readonly AnswerEvent[] {
    cited.text(given);
    if (given.trim() !== '') wrote();
    return hazards.text(given);
  }

  function citation(piece: Extract<MarkerPiece, { type: 'citation' }>): readonly AnswerEvent[] {
    const stands = cited.cite();
    const checked = citations.check(piece, stands, cited.recent());
    state = { ...state, cited: true };
    if (!state.notInManual) hazards.cited(placesIn(checked), [...stands.sentence.slice(-1), ...stands.list]);
    return checked.filter((event) => {
      if (event.type === 'citation-dropped') return true;
      const key = `${event.place.documentId} ${event.place.page}`;
      if (neighbours.has(key)) return false;
      neighbours.add(key);
      state = { ...state, held: state.held + 1 };
      return true;
    });
  }

  function aside(events: readonly AnswerEvent[], written: string): readonly AnswerEvent[] {
    cited.aside(written);
    wrote();
    return events;
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
        return aside([{ type: 'tip', text: shorten(piece.text, LONGEST_TIP) }], piece.text);
      case 'hazard':
        return aside(hazards.written(piece.text), piece.text);
      case 'not-in-manual':
        return notInManual();
    }
  }

  return { events: (pieces) => pieces.flatMap(one), end: () => hazards.end(), state: () => state };
}

/** Each accessory of the product is suggested once, and nothing else. */
function createSuggestion(product: Product, catalog: Pick<Catalog, 'byId'>): (name: string) => readonly AnswerEvent[] {
  const suggested = new Set<string>();
  return (name) => {
    const found = findAccessory(name, product, catalog);
    if (found === null || suggested.has(found.product.id)) return [];
    suggested.add(found.product.id);
    return [found];
  };
}

function placesIn(events: readonly AnswerEvent[]): readonly PageReference[] {
  return events.flatMap((event) => (event.type === 'citation' ? [event.place] : []));
}
