import type { Context } from '../context/context.ts';
import type { FallbackReason, ModelChunk } from '../model/language-model.ts';
import type { AnswerEvent, AnswerOutcome } from './events.ts';
import { createGrounder } from './grounding/grounder.ts';
import type { Grounder, Grounds } from './grounding/grounder.ts';
import { createMarkerParser } from './marker-parser.ts';
import { nearestSections } from './nearest-sections.ts';

type EndEvent = Extract<AnswerEvent, { type: 'answer-end' }>;
type EndChunk = Extract<ModelChunk, { type: 'end' }>;

/** What the end of an answer says of how it was made. */
interface AnswerSigns {
  /** Version of the instruction. */
  readonly instruction?: string;
  /** Whether fewer pages were sent than usual. */
  readonly narrowed?: boolean;
}

/** A stream that ended without saying why. */
const CUT: EndChunk = { type: 'end', reason: 'cut', usage: null };

/**
 * Makes answer events of a model's stream: markers taken out and checked, notices, and `answer-end` last. Text is
 * given as soon as it can't be part of a marker any more. What the model's stream throws is thrown on.
 */
export async function* groundedEvents(
  chunks: AsyncIterable<ModelChunk>,
  grounds: Grounds & AnswerSigns,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const parser = createMarkerParser();
  const grounder = createGrounder(grounds);
  let model: string | null = null;
  let fallback: FallbackReason | null = null;
  let end = CUT;
  if (grounds.context.kind === 'none') yield { type: 'notice', notice: { kind: 'not-from-manual' } };
  for await (const chunk of chunks) {
    if (chunk.type === 'start') {
      ({ model, fallback } = chunk);
      if (fallback !== null) yield { type: 'notice', notice: { kind: 'fallback', reason: fallback } };
    } else if (chunk.type === 'text') yield* grounder.events(parser.push(chunk.text));
    else end = chunk;
  }
  yield* grounder.events(parser.end());
  yield* grounder.end();
  yield* closingNotices(end, grounder, grounds.context, fallback);
  if (fallback === null) yield* nearestNotice(grounder, grounds.context);
  const outcome = outcomeOf(end, grounder, grounds.context, fallback);
  const signs = fallback === null ? signsOf(grounds) : {};
  yield { type: 'answer-end', outcome, model, usage: end.usage, ...signs };
}

function signsOf({ instruction, narrowed }: AnswerSigns): Pick<EndEvent, 'instruction' | 'narrowed'> {
  return { ...(instruction === undefined ? {} : { instruction }), ...(narrowed === true ? { narrowed } : {}) };
}

function* closingNotices(
  end: EndChunk,
  grounder: Grounder,
  context: Context,
  fallback: FallbackReason | null,
): Generator<AnswerEvent, void, undefined> {
  const { wrote, cited, held, notInManual } = grounder.state();
  if (end.reason === 'cut' || end.reason === 'length') yield { type: 'notice', notice: { kind: end.reason } };
  // Without a model every word of the manual comes with its page: what has none says nothing of the product.
  const claims = wrote && (fallback === null || cited);
  if (context.kind !== 'none' && end.reason !== 'blocked' && claims && held === 0 && !notInManual) {
    yield { type: 'notice', notice: { kind: 'unconfirmed' } };
  }
}

/** A refusal names what comes nearest: where the model didn't, with a citation that holds, the ranking does. */
function* nearestNotice(grounder: Grounder, context: Context): Generator<AnswerEvent, void, undefined> {
  const { held, notInManual } = grounder.state();
  if (!notInManual || held > 0) return;
  const sections = nearestSections(context);
  if (sections.length > 0) yield { type: 'notice', notice: { kind: 'nearest-sections', sections } };
}

function outcomeOf(
  end: EndChunk,
  grounder: Grounder,
  context: Context,
  fallback: FallbackReason | null,
): AnswerOutcome {
  const { wrote, notInManual } = grounder.state();
  if (end.reason === 'blocked') return 'blocked';
  if (notInManual) return 'not_in_manual';
  if (!wrote) return 'failed';
  if (context.kind === 'none') return 'no_manual';
  return fallback === null ? 'answered' : 'extractive';
}
