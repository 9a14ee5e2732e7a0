import type { Draft } from '../src/answer/draft.ts';
import { TurnEndedError } from '../src/delivery/turn.ts';
import type { TurnEnd } from '../src/delivery/turn.ts';
import { HscError } from '../src/errors.ts';
import type { ErrorCode } from '../src/errors.ts';
import { oneLine } from '../commands/one-line.ts';
import type { ManualProgress } from '../src/manual/manual.ts';
import { explainRefusal } from './explain-refusal.ts';
import { readingName } from './place-name.ts';

const stopped = 'Stopped. Ask again whenever you like.';

/** What is being done before the first word of the answer; null once there is something to read. */
export function explainStatus(draft: Draft): string | null {
  const status = statusOf(draft);
  if (status === null || !draft.notices.some(({ kind }) => kind === 'begun-again')) return status;
  return `I was interrupted and begin again. ${status}`;
}

function statusOf(draft: Draft): string | null {
  if (draft.phase === 'writing' || draft.phase === 'done') return null;
  if (draft.product === null) {
    return draft.hint === null ? 'Looking for the product…' : `Looking for “${oneLine(draft.hint)}”…`;
  }
  if (draft.missing !== null) return `Gathering what else I know about the ${oneLine(draft.product.name)}…`;
  if (draft.reading !== null) {
    const { place, heading } = draft.reading;
    const named = heading === null || heading === place.label ? '' : `, ${oneLine(heading)}`;
    return `Reading ${readingName(place)}${named}…`;
  }
  if (draft.progress !== null) return explainProgress(draft.progress);
  return draft.manual === null
    ? `Looking for the ${oneLine(draft.product.name)} manual…`
    : `Reading the ${oneLine(draft.product.name)} manual…`;
}

function explainProgress(progress: ManualProgress): string {
  switch (progress.step) {
    case 'fetching':
      return `Fetching the manual…${amount(progress.bytes, progress.total, megabytes, ' MB')}`;
    case 'extracting':
      return `Reading the manual…${amount(progress.pages, progress.total, String, ' pages')}`;
  }
}

/** ` 3.2 of 8.1 MB`, ` 3.2 MB`, or nothing while there is nothing to count. */
function amount(done: number, total: number | null, write: (value: number) => string, unit: string): string {
  if (done <= 0) return '';
  return total === null || total < done ? ` ${write(done)}${unit}` : ` ${write(done)} of ${write(total)}${unit}`;
}

function megabytes(bytes: number): string {
  return Math.max(0.1, bytes / 1_000_000).toFixed(1);
}

/**
 * How an answer ended, where the answer itself doesn't say it.
 * @returns plain text; null where the answer speaks for itself
 */
export function explainOutcome(draft: Draft): string | null {
  switch (draft.outcome) {
    case 'ambiguous':
      return draft.hint === null
        ? 'Several products fit. Which one do you mean?'
        : `Several products fit “${oneLine(draft.hint)}”. Which one do you mean?`;
    case 'unknown_product':
      return explainUnknown(draft);
    case 'blocked':
      return "I can't answer this: the model's safety rules stopped it. Please put the question another way, or ask a person.";
    case 'failed':
      return draft.blocks.length === 0
        ? "Something went wrong on my side, and I couldn't answer. Please ask again in a minute."
        : 'Something went wrong on my side before the answer was complete. Please ask again in a minute.';
    case 'limited':
      return 'Those were many questions in a short time. Please ask again in a few minutes.';
    case 'stopped':
      return stopped;
    case 'answered':
    case 'extractive':
    case 'not_in_manual':
    case 'no_manual':
    case null:
      return null;
  }
}

function explainUnknown({ hint, candidates }: Draft): string {
  const unknown =
    hint === null ? "I can't tell which product you mean." : `I don't know a product called “${oneLine(hint)}”.`;
  if (candidates.length === 0) return `${unknown} Please check the name as it stands on the device.`;
  const names = candidates.map(({ name }) => oneLine(name));
  return `${unknown} The nearest that I know: ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}.`;
}

/**
 * What to tell a person when answering threw, whatever it threw.
 * @returns plain text that says what to do next; never a code, a message of the error or a stack
 */
export function explainError(error: unknown): string {
  if (error instanceof HscError) return errorSentences[error.code];
  if (error instanceof TurnEndedError) return explainTurnEnd(error.end);
  if (error instanceof Error && error.name === 'AbortError') return stopped;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return 'That took longer than it should. Please ask again in a minute.';
  }
  return "Something went wrong on my side, and I couldn't answer. Please ask again in a minute.";
}

function explainTurnEnd(end: TurnEnd): string {
  if (end === 'stopped') return stopped;
  if (end === 'given-up') return 'I tried several times and failed. Please ask in other words, or ask a person.';
  return explainRefusal({ kind: 'closing' });
}

const errorSentences: Record<ErrorCode, string> = {
  'setting-wrong': "I'm not set up correctly, so I can't answer. Please tell the person who looks after me.",
  'catalog-unreadable': "I can't read the product catalog at the moment. Please tell the person who looks after me.",
  'redis-unavailable': "I can't reach my memory at the moment. Please ask again in a minute.",
  'model-rate-limited': 'More questions came in than I can answer at once. Please ask again in a minute.',
  'model-unavailable': "The model that writes answers can't be reached at the moment. Please ask again in a minute.",
  'model-refused':
    "The model doesn't let me in, so I can't write an answer. Please tell the person who looks after me.",
  'model-bad-request': "The model couldn't make sense of this question. Please ask it in fewer or other words.",
  'model-cut': 'The answer broke off before its end. Please ask again.',
};
