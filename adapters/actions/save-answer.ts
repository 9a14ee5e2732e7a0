import { foldDraft, emptyDraft } from '../../src/answer/drafts.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { shorten } from '../../src/answer/shorten.ts';
import type { Product } from '../../src/catalog/product.ts';
import type { CheckedAnswer } from '../../src/checked/checked-answer.ts';
import { mostChecked } from '../../src/checked/checked-answers.ts';
import { giveChecked } from '../../src/give-checked.ts';
import type { Log } from '../../src/insight/log.ts';
import type { ManualLibrary } from '../../src/manual/library.ts';
import type { Question } from '../../src/question.ts';
import { takeChecked } from '../../src/take-checked.ts';
import type { CheckedFault, TakeTools, TakenAnswer, WrittenAnswer } from '../../src/take-checked.ts';
import { checkedSource } from '../checked-source.ts';
import { cleanText } from '../clean-text.ts';
import { mostInChecked } from './checked-form.ts';

/** What came of an answer that somebody wrote. */
export type SavedAnswer =
  | { readonly kind: 'saved'; readonly answer: CheckedAnswer; readonly product: Product; readonly sentence: string }
  /** What was written comes along, to be shown again, so that it isn't lost; ''. */
  | { readonly kind: 'refused'; readonly sentence: string; readonly written: string };

export interface SaveTools extends TakeTools {
  readonly log: Pick<Log, 'info' | 'error'>;
}

/** Keeps an answer that one of the people on duty wrote. Only an abort throws. */
export async function saveAnswer(written: WrittenAnswer, tools: SaveTools, signal: AbortSignal): Promise<SavedAnswer> {
  let taken: TakenAnswer;
  try {
    taken = await takeChecked(written, tools, signal);
  } catch (error) {
    signal.throwIfAborted();
    tools.log.error({ event: 'checked_answer_failed', err: error });
    return refused("I can't write anything down at the moment. Please try again in a minute.", written);
  }
  if (taken.kind === 'refused') return refused(whyNot(taken.why, written), written);
  const { answer, product, kind } = taken;
  const { platform } = written;
  tools.log.info({ event: `checked_answer_${kind}`, platform, product_id: product.id, source: answer.source.kind });
  const where = checkedSource(answer);
  const before = kind === 'replaced' ? 'Saved, in place of the answer before it.' : 'Saved.';
  const from = where === null ? 'as the word of support staff' : `with its source, ${where}`;
  const sentence = `${before} Whoever asks this about the ${product.name} in the same words gets it at once, ${from}.`;
  return { kind: 'saved', answer, product, sentence };
}

/** The answer as whoever asked is shown it: whole. Only an abort throws. */
export async function draftOfChecked(
  answer: CheckedAnswer,
  product: Product,
  library: ManualLibrary,
  signal: AbortSignal,
): Promise<Draft> {
  let draft = foldDraft(emptyDraft, { type: 'product-resolved', product, certainty: 'exact' });
  const asker = { platform: answer.by.platform, id: null };
  const said = { id: '', text: answer.question, productHint: product.id, images: [], thread: [] };
  const question: Question = { ...said, scenario: 'general', asker };
  for await (const event of giveChecked(answer, { question, product }, library, signal)) {
    draft = foldDraft(draft, event);
  }
  return draft;
}

function refused(why: string, { answer }: WrittenAnswer): SavedAnswer {
  const written = shorten(cleanText(answer).trim(), mostInChecked.answer);
  const again = written === '' ? '' : ' This is what you wrote:';
  return { kind: 'refused', sentence: `I did not save the answer. ${why}${again}`, written };
}

function whyNot(why: CheckedFault, { source }: WrittenAnswer): string {
  switch (why) {
    case 'unknown-product':
      return 'The product is not in my catalog any more.';
    case 'nothing-written':
      return 'It needs a question and an answer.';
    case 'too-long':
      return `An answer may have ${mostInChecked.answer.toLocaleString('en')} characters, and a question ${mostInChecked.question.toLocaleString('en')}.`;
    case 'no-page':
      return `I can't find “${cleanText(source).trim()}” in the manual. Please write pages as they are printed, such as 12 or 14–15, or a link.`;
    case 'no-manual':
      return "I can't read the manual at the moment, so I can't look for the page. Please try again in a minute, or give a link.";
    case 'full':
      return `There are ${mostChecked} answers for this product already. Please have some of them removed first.`;
  }
}
