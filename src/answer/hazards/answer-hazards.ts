import type { Context } from '../../context/context.ts';
import { neutralised } from '../../context/manual-text.ts';
import type { Product } from '../../catalog/product.ts';
import { isLookUp } from '../../model/is-look-up.ts';
import type { Question } from '../../question.ts';
import type { AnswerEvent, PageReference } from '../events.ts';
import { withoutNames } from '../grounding/own-names.ts';
import { pageReference } from '../references.ts';
import { shorten } from '../shorten.ts';
import { hazardsNear } from './hazards-near.ts';
import type { CitedPage } from './hazards-near.ts';
import { createLineEnds } from './line-ends.ts';
import { ownHazard } from './own-hazard.ts';
import type { OwnHazard } from './own-hazard.ts';
import { pageHazards } from './page-hazards.ts';
import { placeOnPage } from './place-on-page.ts';

/** So many warnings are added to an answer that the model left them out of. */
const MOST_ADDED = 3;
/** A warning is one or two sentences; UTF-16 units. */
const LONGEST = 500;
/** UTF-16 units. */
const SAME_BEGINNING = 60;
/** Stands before a warning that the manual doesn't give in these words. */
const IN_OWN_WORDS = 'In my words, not the manual’s: ';

/** The warnings of one answer: only the manual's own are shown as such, each once, with its page. */
export interface AnswerHazards {
  /** A warning that the model wrote: the manual's own that says it, else ordinary text. */
  written(text: string): readonly AnswerEvent[];
  /** Pages that are cited for these sentences. What the manual warns of there waits for the end of the line. */
  cited(places: readonly PageReference[], sentences: readonly string[]): void;
  /** Text of the answer, with what waits for the end of a line. */
  text(text: string): readonly AnswerEvent[];
  /** What still waits when the answer has ended. */
  end(): readonly AnswerEvent[];
}

interface HazardGrounds {
  readonly context: Context;
  readonly product: Product;
  readonly question: Question;
}

export function createAnswerHazards({ context, product, question }: HazardGrounds): AnswerHazards {
  const asked = { question: withoutNames(question.text, product), isFact: isLookUp(question) };
  const lineEnds = createLineEnds();
  const known = new Set<string>();
  let waiting: readonly OwnHazard[] = [];
  let added = 0;
  /** The last two characters of the text. */
  let tail = '';
  /** An empty line was written after the last text. */
  let apart = false;

  function wrote(text: string): readonly AnswerEvent[] {
    tail = (tail + text).slice(-2);
    return text === '' ? [] : [{ type: 'text-delta', text }];
  }

  function release(): readonly AnswerEvent[] {
    const released = shown(waiting);
    waiting = [];
    return released;
  }

  function add(hazard: OwnHazard): void {
    const key = beginning(hazard.text);
    if (added === MOST_ADDED || known.has(key)) return;
    known.add(key);
    waiting = [...waiting, hazard];
    added += 1;
  }

  function ordinary(written: string): readonly AnswerEvent[] {
    const text = `${context.kind === 'none' ? '' : IN_OWN_WORDS}${shorten(written, LONGEST)}`;
    const before = tail === '' || tail === '\n\n' ? '' : tail.endsWith('\n') ? '\n' : '\n\n';
    apart = true;
    return [...release(), ...wrote(`${before}${text}\n\n`)];
  }

  return {
    written(text) {
      const own = ownHazard(text, context);
      if (own === null) return ordinary(text);
      const key = beginning(own.text);
      if (known.has(key)) return release();
      known.add(key);
      return [...release(), ...shown([own])];
    },
    text(given) {
      const text = apart ? given.replace(/^\n+/u, '') : given;
      if (text !== '') apart = false;
      const end = lineEnds.after(text);
      if (end === null || waiting.length === 0) return wrote(text);
      return [...wrote(text.slice(0, end)), ...release(), ...wrote(text.slice(end))];
    },
    cited(places, sentences) {
      for (const place of places) nearCited(place, sentences, context, asked).forEach(add);
    },
    end: release,
  };
}

/** What the manual warns of at the sentences' place on a page. */
function nearCited(
  place: PageReference,
  sentences: readonly string[],
  context: Context,
  asked: Pick<CitedPage, 'question' | 'isFact'>,
): readonly OwnHazard[] {
  const manual = context.manuals.find(({ documentId }) => documentId === place.documentId);
  const page = manual?.pages.find(({ number }) => number === place.page);
  if (manual === undefined || page === undefined || pageHazards(page).length === 0) return [];
  const found = sentences.flatMap((sentence) => placeOnPage(sentence, page.text, manual.language) ?? []);
  const places = found.length > 0 ? found : rankedOn(place, context);
  return hazardsNear({ manual, page, places, ...asked }).map(({ text }) => ({ manual, page: page.number, text }));
}

function shown(hazards: readonly OwnHazard[]): readonly AnswerEvent[] {
  return hazards.map(({ manual, page, text }) => {
    return { type: 'hazard', text: neutralised(text), place: pageReference(manual, page) };
  });
}

/** Two warnings that begin with the same words are one. */
function beginning(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join(' ').slice(0, SAME_BEGINNING);
}

/** What was found on a page for the question, where the sentence has no word of it: an answer in another language. */
function rankedOn({ documentId, page }: PageReference, { best }: Context) {
  const found = best.find(({ passage }) => passage.documentId === documentId && passage.page === page)?.passage;
  return found === undefined ? [] : [{ start: found.start, end: found.start + found.text.length }];
}
