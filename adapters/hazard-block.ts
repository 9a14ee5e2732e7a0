import type { Block } from '../src/answer/draft.ts';
import type { PageReference } from '../src/answer/events.ts';
import type { BodyBlock, Of } from './body.ts';
import { cleanText } from './clean-text.ts';
import { markdownBody } from './markdown-body.ts';

/** `CAUTION: …`, as manuals head their warnings: the word becomes the block's own label. */
const headed = /^(?<word>\p{L}[\p{L} ]{1,24}?)\s*[:：]\s+(?<rest>\S[^]*)$/u;

/** A warning as a block: its label, its words as Markdown, and its page after the last word. */
export function hazardBlock({ text, place }: Extract<Block, { type: 'hazard' }>): Of<'hazard'> {
  const clean = cleanText(text);
  const found = headed.exec(clean)?.groups;
  const word = found?.['word'] ?? '';
  const isHead = word !== '' && word === word.toUpperCase();
  const blocks = markdownBody(isHead ? (found?.['rest'] ?? '') : clean);
  return {
    type: 'hazard',
    label: isHead ? word : null,
    blocks: place === null ? blocks : withPage(blocks, place),
  };
}

function withPage(blocks: readonly BodyBlock[], place: PageReference): readonly BodyBlock[] {
  const last = blocks.at(-1);
  const citation = { type: 'citation', place } as const;
  if (last?.type !== 'paragraph') return [...blocks, { type: 'paragraph', spans: [citation] }];
  const space = { type: 'text', text: ' ', marks: {} } as const;
  return blocks.with(-1, { type: 'paragraph', spans: [...last.spans, space, citation] });
}
