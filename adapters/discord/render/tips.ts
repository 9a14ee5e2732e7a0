import type { Draft } from '../../../src/answer/draft.ts';
import type { Scenario } from '../../../src/question.ts';
import type { AnswerView } from '../../answer-view.ts';
import type { BodyBlock } from '../../body.ts';
import { actionButton } from './action-button.ts';
import { bodyMarkdown } from './body-markdown.ts';
import { textDisplay, typeOf } from './components.ts';
import type { Inner } from './components.ts';

const mostSections = 3;
/** Characters; a longer one reads better in the text. */
const longest = 700;

/** The tips that become sections, and those that stay in the text. */
export function splitTips(
  view: AnswerView,
  draft: Draft,
  scenario: Scenario,
): { readonly sections: readonly Inner[]; readonly inText: readonly BodyBlock[] } {
  const sections: Inner[] = [];
  const inText: BodyBlock[] = [];
  for (const tip of view.tips) {
    const section =
      view.finished && sections.length < mostSections ? sectionOf(tip, sections.length, draft, scenario) : null;
    if (section === null) inText.push(tip);
    else sections.push(section);
  }
  return { sections, inText };
}

/** A tip beside a button that asks more about it; null for one that is long or more than words. */
function sectionOf(tip: BodyBlock, index: number, draft: Draft, scenario: Scenario): Inner | null {
  if (tip.type !== 'tip' || !tip.blocks.every(({ type }) => type === 'paragraph')) return null;
  const text = bodyMarkdown(tip.blocks);
  const productId = draft.product?.id ?? null;
  const more = actionButton('Tell me more', { kind: 'tip', scenario, index, productId });
  if (text.trim() === '' || text.length > longest || more === null) return null;
  return { type: typeOf.section, components: [textDisplay(`💡 **Tip**  ${text}`)], accessory: more };
}
