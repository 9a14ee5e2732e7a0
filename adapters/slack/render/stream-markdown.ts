import type { AnswerFrame } from '../../answer-view.ts';
import { cleanText } from '../../clean-text.ts';
import { hazardBlock } from '../../hazard-block.ts';
import { pageName, plainText } from '../../plain-text.ts';
import { webAddress } from '../../web-address.ts';
import type { Draft } from '../../../src/answer/draft.ts';
import type { PageReference } from '../../../src/answer/events.ts';
import type { Scenario } from '../../../src/question.ts';
import { limits } from '../limits.ts';
import { escapeMarkdown, markdownLink } from './escape.ts';
import { scanMarkdown } from './scan-markdown.ts';
import type { Inset } from './scan.ts';

/**
 * The running text so far as Markdown for a stream: product and manual, then what the model wrote, made harmless, with
 * its pages and warnings where they stand. What is still open at the end (a link, code) is held back, so that the text of
 * a later draft begins with that of an earlier one. Tips and accessories come with the blocks that end the stream.
 * In `live` all warnings stand on top: one that comes after the first words breaks the stream, as it should.
 * @returns '' before the first word, and once it is longer than a stream may be
 */
export function streamMarkdown({ blocks }: Draft, view: AnswerFrame, scenario: Scenario): string {
  if (!blocks.some((block) => block.type === 'text')) return '';
  const onTop = scenario === 'live' ? blocks.filter((block) => block.type === 'hazard').map(hazardMarkdown) : [];
  const insets: Inset[] = [];
  let source = '';
  for (const block of blocks) {
    if (block.type === 'text') source += cleanText(block.text);
    else if (block.type === 'citation' || (block.type === 'hazard' && scenario !== 'live')) {
      source += `\ue000${insets.length}\ue001`;
      insets.push(
        block.type === 'citation'
          ? { type: 'inline', markdown: pageMarkdown(block.place) }
          : { type: 'paragraph', markdown: hazardMarkdown(block) },
      );
    } else if (/\S$/u.test(source)) source += ' ';
  }
  if (source.length > limits.streamText) return '';
  const top = onTop.map((hazard) => `${hazard}\n\n`).join('');
  const text = headMarkdown(view) + top + scanMarkdown(source, insets, view.finished);
  return text.length > limits.streamText ? '' : text;
}

function headMarkdown({ product, manual, missing }: AnswerFrame): string {
  const paragraphs: string[] = [];
  if (product !== null) {
    const name =
      manual === null
        ? null
        : manual.url === null
          ? escapeMarkdown(manual.name)
          : markdownLink(manual.url, manual.name);
    paragraphs.push(`**${escapeMarkdown(product)}**${name === null ? '' : `  ·  ${name}`}`);
  }
  if (missing !== null)
    paragraphs.push(escapeMarkdown(missing.sentence) + (missing.url === null ? '' : ` ${missing.url}`));
  return paragraphs.map((paragraph) => `${paragraph}\n\n`).join('');
}

function pageMarkdown(place: PageReference): string {
  const name = pageName(place);
  const url = place.link === null ? null : webAddress(place.link);
  return url === null ? escapeMarkdown(name) : markdownLink(url, name);
}

function hazardMarkdown(hazard: Parameters<typeof hazardBlock>[0]): string {
  const { label, blocks } = hazardBlock({ ...hazard, place: null });
  const words = escapeMarkdown(plainText(blocks)).split(/\n+/u).join('\n> ');
  const page = hazard.place === null ? '' : ` ${pageMarkdown(hazard.place)}`;
  return `> ⚠️ ${label === null ? '' : `**${escapeMarkdown(label)}** `}${words}${page}`;
}
