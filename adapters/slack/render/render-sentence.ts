import { cleanText } from '../../clean-text.ts';
import { shorten } from '../../../src/answer/shorten.ts';
import { limits } from '../limits.ts';
import { plain } from './blocks.ts';
import type { SlackMessage } from './blocks.ts';
import { fallbackText } from './fallback-text.ts';

/** A message of one sentence or a few, as plain text. */
export function renderSentence(sentence: string): SlackMessage {
  const clean = cleanText(sentence).trim();
  const text = shorten(clean === '' ? '…' : clean, limits.sectionText);
  const short = fallbackText(text);
  return {
    text: short,
    blocks: [{ type: 'section', text: plain(text), expand: true }],
    markdown: '',
    ending: [],
  };
}
