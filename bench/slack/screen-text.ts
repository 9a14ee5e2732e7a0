import type { Version } from '../../test/support/slack/state/messages.ts';

/** What people read of a message: the words of its blocks, or its text where there are none. Buttons have no words. */
export function screenText({ text, blocks }: Pick<Version, 'text' | 'blocks'>): string {
  return blocks.length === 0 ? text : blocks.map(wordsOf).join('\n');
}

/** Whether the message ends with the question whether it helped, as the product's finished answers do. */
export function asksForVote({ blocks }: Pick<Version, 'blocks'>): boolean {
  return blocks.some(({ type }) => type === 'context_actions');
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  if ('type' in value && (value.type === 'actions' || value.type === 'context_actions')) return '';
  return Object.entries(value)
    .map(([name, part]: [string, unknown]) =>
      typeof part === 'string' ? (name === 'text' ? part : '') : wordsOf(part),
    )
    .join('');
}
