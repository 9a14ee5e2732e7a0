import type { Draft } from '../../src/answer/draft.ts';
import { emptyDraft } from '../../src/answer/drafts.ts';

/** A draft of which a test names only what it is about. */
export function draftOf(parts: Partial<Draft> = {}): Draft {
  return { ...emptyDraft, ...parts };
}

/** A draft whose text tells it from the others. */
export function written(text: string, phase: Draft['phase'] = 'writing'): Draft {
  return draftOf({ phase, blocks: [{ type: 'text', text }] });
}

/** The text of a draft that `written` made. */
export function textOf(draft: Draft): string {
  return draft.blocks.map((block) => (block.type === 'text' ? block.text : '')).join('');
}
