import { shorten } from '../../../src/answer/shorten.ts';
import { cleanText } from '../../clean-text.ts';
import { componentMessage, textDisplay } from './components.ts';
import type { DiscordMessage } from './components.ts';
import { escapeText } from './escape.ts';

const colour = 0x58_65_f2;
const longest = 1_500;

/** A message of one sentence or a few, as plain text. */
export function renderSentence(sentence: string): DiscordMessage {
  return componentMessage(colour, [textDisplay(sentenceText(sentence))]);
}

/** A sentence or a few as Markdown that shows it as it is. */
export function sentenceText(sentence: string): string {
  const clean = cleanText(sentence).trim();
  return escapeText(shorten(clean === '' ? '…' : clean, longest));
}
