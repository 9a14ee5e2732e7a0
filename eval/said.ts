import type { AnswerOutcome } from '../src/answer/events.ts';
import { groundedEvents } from '../src/answer/grounded-events.ts';
import { withoutEcho } from '../src/answer/without-echo.ts';
import type { Prompt } from '../src/context/prompt.ts';
import type { LanguageModel, Usage } from '../src/model/language-model.ts';

/** What a model's answer was after the checks that every answer goes through. */
export interface Said {
  /** The model's own words, markers included. */
  readonly written: string;
  readonly outcome: AnswerOutcome;
  /** Whether it was told that no citation held. */
  readonly unconfirmed: boolean;
  /** Pages whose citation held, in order. */
  readonly pages: readonly number[];
  /** Citations that were taken away. */
  readonly dropped: number;
  readonly model: string | null;
  /** Null where the model doesn't tell. */
  readonly usage: Usage | null;
}

/** Lets a model answer one prompt. Throws what the model throws. */
export async function saidTo(prompt: Prompt, model: LanguageModel): Promise<Said> {
  const { question, context, product } = prompt;
  const { signal } = new AbortController();
  let written = '';
  async function* heard() {
    for await (const chunk of model.stream(prompt, signal)) {
      if (chunk.type === 'text') written += chunk.text;
      yield chunk;
    }
  }
  const grounds = { question, context, product, catalog: { byId: () => undefined } };
  const events = await Array.fromAsync(groundedEvents(withoutEcho(heard(), prompt.instruction), grounds));
  const end = events.at(-1);
  if (end?.type !== 'answer-end') throw new Error('The answer had no end.');
  return {
    written,
    outcome: end.outcome,
    unconfirmed: events.some((event) => event.type === 'notice' && event.notice.kind === 'unconfirmed'),
    pages: events.flatMap((event) => (event.type === 'citation' ? [event.place.page] : [])),
    dropped: events.filter(({ type }) => type === 'citation-dropped').length,
    model: end.model,
    usage: end.usage,
  };
}
