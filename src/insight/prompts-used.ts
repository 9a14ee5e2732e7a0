import type { AnswerEvent } from '../answer/events.ts';
import type { Engine } from '../engine.ts';
import type { KeptTexts } from '../redis/kept-texts.ts';

/** Which instruction each answer was written by, for the votes on it. */
export interface PromptsUsed {
  /** Never throws: without the record a vote counts for `unknown`. */
  note(questionId: string, version: string): Promise<void>;
  /** The version; `quoted` or `checked` for an answer that no model wrote, `unknown` for one that isn't remembered. */
  of(questionId: string): Promise<string>;
}

const VERSION = /^[a-z]+-\d{1,4}\.\d{1,4}(?:-no-manual)?$/u;
const QUOTED = 'quoted';
const CHECKED = 'checked';
const UNKNOWN = 'unknown';

/** `prompt_of:{question id}`, shared by all processes, since another one may take the vote. */
export function createPromptsUsed(kept: KeptTexts): PromptsUsed {
  const keyOf = (questionId: string): string => `prompt_of:{${questionId.replace(/[{}]/gu, '')}}`;
  return {
    async note(questionId, version) {
      await kept.write(keyOf(questionId), version).catch(() => undefined);
    },
    async of(questionId) {
      const version = await kept.read(keyOf(questionId)).catch(() => null);
      if (version === QUOTED || version === CHECKED) return version;
      return version !== null && VERSION.test(version) ? version : UNKNOWN;
    },
  };
}

/** The engine, with the instruction of each answer noted. No answer waits for it. */
export function notePrompts(engine: Engine, prompts: PromptsUsed): Engine {
  return {
    async *answer(question, signal) {
      for await (const event of engine.answer(question, signal)) {
        if (event.type === 'answer-end' && isJudged(event)) {
          void prompts.note(question.id, event.instruction ?? (event.checked === true ? CHECKED : QUOTED));
        }
        yield event;
      }
    },
  };
}

/** Whether people can vote on it. */
function isJudged({ outcome }: Extract<AnswerEvent, { type: 'answer-end' }>): boolean {
  return ['answered', 'extractive', 'not_in_manual', 'no_manual'].includes(outcome);
}
