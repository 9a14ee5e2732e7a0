import { limits } from '../limits.ts';
import { fitsMessage, textDisplay, typeOf } from '../render/components.ts';
import type { DiscordMessage, DiscordReply } from '../render/components.ts';
import { renderSentence, sentenceText } from '../render/render-sentence.ts';

/** What was shown with a sentence below it, in a message of its own where the last one has no room. */
export function withSentence(reply: DiscordReply | null, sentence: string): readonly DiscordMessage[] {
  if (reply === null) return [renderSentence(sentence)];
  const last = reply.parts.at(-1);
  const whole = last === undefined ? null : appended(last, sentenceText(sentence));
  return whole === null ? [...reply.parts, renderSentence(sentence)] : [...reply.parts.slice(0, -1), whole];
}

function appended(message: DiscordMessage, text: string): DiscordMessage | null {
  if (message.content !== null) {
    const content = `${message.content}\n\n${text}`;
    return content.length > limits.content ? null : { ...message, content };
  }
  const [container, ...others] = message.components;
  if (container?.type !== typeOf.container) return null;
  const components = [...container.components, textDisplay(text)];
  return fitsMessage(components) ? { ...message, components: [{ ...container, components }, ...others] } : null;
}
