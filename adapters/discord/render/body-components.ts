import type { BodyBlock } from '../../body.ts';
import { bodyMarkdown } from './body-markdown.ts';
import { divider, textDisplay } from './components.ts';
import type { Inner } from './components.ts';

/** So many rules are lines between texts; any further one is written as one. */
const mostDividers = 6;

/** The running text as components: texts, a line for a rule, and one below the warnings that it begins with. */
export function bodyComponents(blocks: readonly BodyBlock[]): readonly Inner[] {
  const result: Inner[] = [];
  let open: BodyBlock[] = [];
  let dividers = 0;
  const close = (): void => {
    const text = bodyMarkdown(open);
    if (text.trim() !== '') result.push(textDisplay(text));
    open = [];
  };
  const divide = (): void => {
    close();
    if (result.length > 0) result.push(divider);
    dividers += 1;
  };
  const onTop = blocks.findIndex(({ type }) => type !== 'hazard');
  for (const [index, block] of blocks.entries()) {
    if (index === onTop && index > 0) divide();
    if (block.type === 'rule' && dividers < mostDividers) divide();
    else open.push(block);
  }
  close();
  return result;
}
