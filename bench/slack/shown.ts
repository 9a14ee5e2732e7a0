import type { Message, Version } from '../../test/support/slack/state/messages.ts';
import type { Shown } from '../chat/stage.ts';

/** A message of Slack as people saw it. */
export function shown({ channel, thread, deletedAt, streaming, blocks, history }: Message): Shown {
  return {
    ...{ channel, thread, deletedAt },
    isGrowing: streaming === 'in_progress',
    isFinished: blocks.some(({ type }) => type === 'context_actions'),
    history: history.map((version) => ({ at: version.at, text: screenText(version) })),
  };
}

/** What people read of it: the words of its blocks, or its text where there are none. Buttons have no words. */
function screenText({ text, blocks }: Pick<Version, 'text' | 'blocks'>): string {
  return blocks.length === 0 ? text : blocks.map(wordsOf).join('\n');
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
