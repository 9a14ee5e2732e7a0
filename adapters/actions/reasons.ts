/** Why an answer didn't help. */
export const reasons = {
  wrong: 'It is wrong',
  incomplete: 'Something is missing',
  'other-product': 'It is about another product or edition',
  unclear: 'I could not follow it',
  'wrong-page': 'The page does not say this',
} as const satisfies Record<string, string>;

export type Reason = keyof typeof reasons;

export const reasonNames: readonly Reason[] = ['wrong', 'incomplete', 'other-product', 'unclear', 'wrong-page'];

/** Characters that somebody may write in their own words. */
export const mostWords = 1_000;

/** What the form says that asks for it, on every platform. */
export const reasonForm = {
  title: 'What went wrong?',
  reason: 'What was not right?',
  words: 'What did you expect?',
  inYourWords: 'In your own words',
  person: 'Go on',
  askPerson: 'Ask a person to help me',
} as const;

/** What was chosen and what was written, in one sentence; '' for neither. */
export function reasonInWords({ reason, words }: { readonly reason: Reason | null; readonly words: string }): string {
  return [reason === null ? '' : reasons[reason], words].filter((part) => part !== '').join(': ');
}
