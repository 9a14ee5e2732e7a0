import type { Block, Draft } from './draft.ts';
import type { AnswerEvent } from './events.ts';

/** The draft before anything has happened. */
export const emptyDraft: Draft = {
  phase: 'resolving',
  hint: null,
  product: null,
  manual: null,
  progress: null,
  reading: null,
  missing: null,
  candidates: [],
  blocks: [],
  notices: [],
  followUps: [],
  outcome: null,
};

/** The answer after one more event. Pure; folding the same events again gives the same draft. */
export function foldDraft(draft: Draft, event: AnswerEvent): Draft {
  switch (event.type) {
    case 'resolving':
      return { ...draft, hint: event.hint };
    case 'product-resolved':
      return { ...draft, product: event.product };
    case 'product-ambiguous':
      return { ...draft, candidates: event.candidates };
    case 'product-unknown':
      return { ...draft, candidates: event.nearest };
    case 'manual-start':
      return { ...draft, phase: 'reading' };
    case 'manual-progress':
      return { ...draft, phase: 'reading', progress: event.progress };
    case 'manual-ready':
      return { ...draft, phase: 'reading', manual: event.manual, progress: null };
    case 'manual-missing':
      return { ...draft, phase: 'reading', missing: { reason: event.reason, link: event.link }, progress: null };
    case 'reading':
      return { ...draft, phase: 'reading', reading: { place: event.place, heading: event.heading } };
    case 'text-delta':
    case 'citation':
    case 'suggestion':
    case 'tip':
    case 'hazard':
      return { ...draft, phase: 'writing', blocks: withBlock(draft.blocks, blockOf(event)) };
    case 'citation-dropped':
      return draft;
    case 'notice':
      return { ...draft, notices: [...draft.notices, event.notice] };
    case 'follow-up':
      return { ...draft, followUps: [...draft.followUps, event.question] };
    case 'answer-end':
      return { ...draft, phase: 'done', progress: null, outcome: event.outcome };
  }
}

/** The whole answer so far, after every event that changes it. */
export async function* drafts(events: AsyncIterable<AnswerEvent>): AsyncGenerator<Draft, void, undefined> {
  let draft = emptyDraft;
  for await (const event of events) {
    const next = foldDraft(draft, event);
    if (next !== draft) yield next;
    draft = next;
  }
}

type BlockEvent = Extract<AnswerEvent, { type: 'text-delta' | 'citation' | 'suggestion' | 'tip' | 'hazard' }>;

function blockOf(event: BlockEvent): Block {
  switch (event.type) {
    case 'text-delta':
      return { type: 'text', text: event.text };
    case 'citation':
      return { type: 'citation', place: event.place };
    case 'suggestion':
      return { type: 'suggestion', product: event.product, link: event.link };
    case 'tip':
      return { type: 'tip', text: event.text };
    case 'hazard':
      return { type: 'hazard', text: event.text, place: event.place };
  }
}

function withBlock(blocks: readonly Block[], block: Block): readonly Block[] {
  if (block.type !== 'text') return [...blocks, block];
  if (block.text === '') return blocks;
  const last = blocks.at(-1);
  if (last?.type !== 'text') return [...blocks, block];
  return blocks.with(-1, { type: 'text', text: last.text + block.text });
}
