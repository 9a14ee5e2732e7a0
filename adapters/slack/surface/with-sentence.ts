import type { SlackMessage, SlackReply } from '../render/blocks.ts';
import { renderSentence } from '../render/render-sentence.ts';
import { limits } from '../limits.ts';

/** What was shown with a sentence below it, in a message of its own where the last one has no room. */
export function withSentence(reply: SlackReply | null, sentence: string): readonly SlackMessage[] {
  const said = renderSentence(sentence);
  const last = reply?.parts.at(-1);
  if (reply === null || last === undefined) return [said];
  const blocks = [...last.blocks, ...said.blocks];
  const text = `${last.text}\n${said.text}`;
  const fits = blocks.length <= limits.blocks && JSON.stringify(blocks).length <= limits.allBlocks;
  if (!fits || Buffer.byteLength(text) > limits.updateText) return [...reply.parts, said];
  return [...reply.parts.slice(0, -1), { ...last, blocks, text, ending: [...last.ending, ...said.blocks] }];
}
