import { walk } from './walk.ts';

/** What a person reads in blocks, from top to bottom: text, the words or the address of a link; buttons left out. */
export function shownText(blocks: readonly unknown[]): string {
  const readable = blocks.filter((block) => {
    const type = typeof block === 'object' && block !== null && 'type' in block ? block.type : null;
    return type !== 'actions' && type !== 'context_actions';
  });
  return [...walk(readable)]
    .map(([, { text, type, url }]) => (typeof text === 'string' ? text : type === 'link' ? String(url) : ''))
    .join('');
}
