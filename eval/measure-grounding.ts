import { groundedEvents } from '../src/answer/grounded-events.ts';
import type { Context } from '../src/context/context.ts';
import type { Manual } from '../src/manual/manual.ts';
import type { ModelChunk } from '../src/model/language-model.ts';
import { asked } from './asked.ts';
import { evalProduct } from './eval-product.ts';
import type { GroundingPair } from './grounding-pairs.ts';

/** What the check made of one pair. */
export interface GroundingResult {
  readonly pair: GroundingPair;
  /** Whether a citation was left: right for a right pair, wrong for all others. */
  readonly kept: boolean;
}

/** Lets the whole way from the model's text to the events judge a pair, all pages of the manual having been sent. */
export async function measureGrounding(pair: GroundingPair, manual: Manual): Promise<GroundingResult> {
  const sent = manual.pages.map((page) => ({ documentId: manual.documentId, page, text: page.text }));
  const context: Context = { manuals: [manual], kind: 'whole', sent, best: [] };
  const question = asked(pair.sentence);
  const grounds = { question, context, product: evalProduct(pair.manual), catalog: { byId: () => undefined } };
  let kept = false;
  for await (const event of groundedEvents(answer(pair), grounds)) kept ||= event.type === 'citation';
  return { pair, kept };
}

/** As models write: the citation after the full stop. */
async function* answer({ sentence, page }: GroundingPair): AsyncGenerator<ModelChunk> {
  yield { type: 'start', model: 'scripted', fallback: null };
  yield { type: 'text', text: `${sentence} [MANUAL: page ${page}]` };
  await Promise.resolve();
  yield { type: 'end', reason: 'stop', usage: null };
}
