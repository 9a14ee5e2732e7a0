import type { Refusal } from '../src/delivery/desk.ts';

/** What to tell whoever asked a question that isn't answered. Plain text. */
export function explainRefusal(refusal: Exclude<Refusal, { kind: 'seen' }>): string {
  switch (refusal.kind) {
    case 'limited':
      return refusal.by === 'person'
        ? `You have asked many questions in a short time. I can take your next one in ${inWords(refusal.milliseconds)}.`
        : `Many questions were asked here in a short time. I can take the next one in ${inWords(refusal.milliseconds)}.`;
    case 'full':
      return 'Very many questions are waiting at the moment, so I could not take yours. Please ask again in a few minutes.';
    case 'closing':
      return 'I am being restarted, so I could not answer your question. Please ask again in a minute.';
    case 'unreachable':
      return 'I have trouble reaching those who answer, so I could not take your question. Please ask again in a minute.';
  }
}

/** What to tell whoever waits. @param place 1: the next one */
export function explainPlace(place: number): string {
  if (place <= 1) return 'Waiting: yours is the next question…';
  return place === 2 ? 'Waiting: one question is before yours…' : `Waiting: ${place - 1} questions are before yours…`;
}

/** Rounded up, so that nobody comes back too soon. */
function inWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1_000));
  if (seconds < 90) return seconds === 1 ? 'one second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
