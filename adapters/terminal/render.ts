import type { Block, Draft } from '../../src/answer/draft.ts';
import type { PageReference } from '../../src/answer/events.ts';
import { explainFailure } from '../../commands/explain-failure.ts';
import { explainNotice } from '../explain-notice.ts';
import { explainOutcome } from '../explain.ts';
import { manualFacts } from '../answer-view.ts';
import { placeName, sourceName } from '../place-name.ts';
import { pageName } from '../plain-text.ts';
import { sourcesOf } from '../sources.ts';
import type { Style } from './style.ts';
import { withoutControls } from './style.ts';

/**
 * A draft as text: product and manual, the running text, and once it is finished what there is to know about it, what to
 * choose from, and the pages with links. It only grows from draft to draft, so that a terminal writes just what is new.
 */
export function renderReply(draft: Draft, style: Style): string {
  const started = renderHead(draft, style) + renderBody(draft, style);
  return draft.phase === 'done' ? single(`${started}\n${renderEnd(draft, style)}`) : started;
}

/** With one empty line at most between two others, and none above the first. */
function single(text: string): string {
  return text.replace(/^\n+/, '').replace(/\n{3,}/g, '\n\n');
}

/** The running text of a draft. It only grows from draft to draft, so that a terminal writes just what is new. */
export function renderBody(draft: Draft, style: Style): string {
  // Marks run on across citations, so the text is styled as one, with a private-use place for each other block.
  const text = draft.blocks.map((block, index) =>
    block.type === 'text' ? withoutControls(block.text) : `\ue000${index}\ue001`,
  );
  const body = style
    .markdown(text.join(''), draft.phase === 'done')
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => {
      const block = draft.blocks[Number(index)];
      return block === undefined || block.type === 'text' ? '' : renderBlock(block, style);
    });
  // Empty lines at the end wait for what follows them.
  return single(body).replace(/\n+$/, '');
}

function renderBlock(block: Exclude<Block, { type: 'text' }>, style: Style): string {
  switch (block.type) {
    case 'citation':
      return ` ${style.page(pageName(block.place))}`;
    case 'hazard':
      return `\n\n${style.warning(`⚠ ${withoutControls(block.text)}`)}${pageOf(block.place, style)}\n\n`;
    case 'tip':
      return `\n\n${style.tip(`Tip: ${withoutControls(block.text)}`)}\n\n`;
    case 'suggestion':
      return `\nGoes with it: ${style.bold(withoutControls(block.product.name))}${block.link === null ? '' : ` ${block.link}`}\n`;
  }
}

function pageOf(place: PageReference | null, style: Style): string {
  return place === null ? '' : ` ${style.page(pageName(place))}`;
}

/** The lines above the answer: product and manual. Empty until the first text is there. */
function renderHead(draft: Draft, style: Style): string {
  if (draft.product === null) return '';
  const lines = [style.bold(withoutControls(draft.product.name)) + style.dim(aboutManual(draft))];
  if (draft.missing !== null) lines.push(explainFailure(draft.missing.reason, draft.product.name));
  return `${lines.join('\n')}\n\n`;
}

function aboutManual({ manual }: Draft): string {
  if (manual === null) return '';
  return withoutControls(` — ${manualFacts(manual).join(', ')}`);
}

/** What follows a finished answer: what there is to know about it, what to choose from, and the pages with links. */
function renderEnd(draft: Draft, style: Style): string {
  const lines: string[] = [];
  const outcome = explainOutcome(draft);
  if (outcome !== null) lines.push(outcome);
  for (const candidate of draft.candidates) lines.push(`  ${style.bold(candidate.id)}  ${candidate.name}`);
  for (const notice of draft.notices) lines.push(style.dim(explainNotice(notice)));
  const sources = sourcesOf(draft);
  if (sources.length > 0) lines.push('', style.bold(sources.every(({ section }) => section) ? 'Sections' : 'Pages'));
  for (const source of sources) lines.push(`  ${renderSource(source, style)}`);
  return withoutTrailingBlank(lines);
}

function renderSource(source: PageReference, style: Style): string {
  const name = placeName(source);
  // The rest of the longer name isn't coloured.
  return `${style.page(name)}${sourceName(source).slice(name.length)}${source.link === null ? '' : `  ${source.link}`}`;
}

function withoutTrailingBlank(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}
