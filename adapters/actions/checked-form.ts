import { longestChecked } from '../../src/checked/checked-answer.ts';

/** Characters that may be written into each field. */
export const mostInChecked = { question: longestChecked.question, answer: longestChecked.answer, source: 300 } as const;

/** What the button below a hand-over and the form behind it say, on every platform. */
export const checkedForm = {
  button: 'Save an answer',
  title: 'Save a checked answer',
  question: 'Question, as people ask it',
  answer: 'Answer',
  source: 'Where it stands',
  sourceHint: 'Pages as printed (12, 14–15) or a link; empty: your own knowledge',
} as const;

/** What is told to somebody who isn't on duty. */
export const forOnDuty = 'Only the people on duty can save an answer. You can write yours in the thread.';

/** What is told when the form came too late for the platform. */
export const openedTooLate = 'The form did not open in time. Please click once more.';
