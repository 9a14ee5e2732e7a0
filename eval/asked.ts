import type { Question } from '../src/question.ts';

/** A question as the terminal would send it. */
export function asked(text: string, id = 'eval'): Question {
  return {
    id,
    text,
    productHint: null,
    scenario: 'general',
    images: [],
    thread: [],
    asker: { platform: 'eval', id: null },
  };
}
