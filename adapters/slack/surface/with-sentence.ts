import type { SlackMessage, SlackReply } from '../render/blocks.ts';
import { renderSentence } from '../render/render-sentence.ts';
import { limits } from '../limits.ts';

/** What was shown with a sentence below it, in a message of its own where the last one has no room. */
export function withSentence(reply: SlackReply | null, sentence: string): SlackReply {
  const said = renderSentence(sentence);
  if (reply === null) return { first: said, parts: [said] };
  const [first, ...further] = reply.parts;
  // A stream has all of the text in the first message, so the sentence ends it there.
  const opening = { ...first, ending: [...first.ending, ...said.blocks] };
  const last = further.at(-1);
  if (last === undefined) {
    const joined = joinedBelow(opening, said);
    return joined === null ? { first: opening, parts: [opening, said] } : { first: joined, parts: [joined] };
  }
  const joined = joinedBelow(last, said);
  const others = joined === null ? [...further, said] : [...further.slice(0, -1), joined];
  return { first: opening, parts: [opening, ...others] };
}

/** The message with the sentence below it; null where there is no room. */
function joinedBelow(message: SlackMessage, said: SlackMessage): SlackMessage | null {
  const blocks = [...message.blocks, ...said.blocks];
  const text = `${message.text}\n${said.text}`;
  const fits = blocks.length <= limits.blocks && JSON.stringify(blocks).length <= limits.allBlocks;
  return fits && Buffer.byteLength(text) <= limits.updateText ? { ...message, blocks, text } : null;
}
