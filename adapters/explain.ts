import type { Draft } from '../src/answer/draft.ts';
import type { AttachmentProblem, NearSection, Notice } from '../src/answer/events.ts';
import { TurnEndedError } from '../src/delivery/turn.ts';
import type { TurnEnd } from '../src/delivery/turn.ts';
import { HscError } from '../src/errors.ts';
import type { ErrorCode } from '../src/errors.ts';
import { oneLine } from '../commands/one-line.ts';
import type { ManualFailure, ManualProgress } from '../src/manual/manual.ts';
import type { FallbackReason } from '../src/model/language-model.ts';
import { explainRefusal } from './explain-refusal.ts';
import { cleanText } from './clean-text.ts';
import { placeName, readingName } from './place-name.ts';

/** What the reader has to know beside the answer. Plain text, one or two sentences. */
export function explainNotice(notice: Notice): string {
  switch (notice.kind) {
    case 'fallback':
      return explainFallback(notice.reason);
    case 'unread-manual':
      return explainUnread(notice.reason, `“${oneLine(notice.title)}”`);
    case 'stale-manual':
      return "I couldn't check with the maker whether this is still the newest edition of the manual.";
    case 'not-from-manual':
      return 'This does not come from the manual. Please check it with the maker before you rely on it.';
    case 'not-in-manual':
      return "The manual doesn't answer this. You can put it in other words, or ask a person.";
    case 'nearest-sections':
      return `Nearest to it in the manual: ${notice.sections.map(nameSection).join('; ')}.`;
    case 'unconfirmed':
      return "I couldn't find this confirmed on a page of the manual. Please check before you rely on it.";
    case 'answered-before':
      return 'I answered this before; the manual has not changed since.';
    case 'checked':
      return explainChecked(notice);
    case 'checked-earlier':
      return `The manual has changed since, where this was checked (${notice.places.map(placeName).join(', ')}). Please compare it before you rely on it.`;
    case 'cut':
      return 'The answer broke off before its end. Please ask again for the rest.';
    case 'length':
      return 'The answer reached its greatest length. Ask about one part of it to learn more.';
    case 'begun-again':
      return 'I was interrupted while I was writing this, and began again.';
    case 'attachment':
      return explainAttachment(notice.problem, `“${oneLine(notice.name)}”`);
  }
}

function explainChecked({ day, source }: Extract<Notice, { kind: 'checked' }>): string {
  const checked = `Checked by support staff on ${new Date(day).toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' })}.`;
  return source === 'staff' ? `${checked} The answer is theirs; it does not come from the manual.` : checked;
}

function nameSection({ heading, place }: NearSection): string {
  const name = heading === null ? '' : oneLine(cleanText(heading));
  return name === '' || place.section === true ? placeName(place) : `“${name}”, ${placeName(place)}`;
}

function explainAttachment(problem: AttachmentProblem, file: string): string {
  switch (problem) {
    case 'other-type':
      return `I couldn't use ${file}: I can look at pictures (PNG, JPEG, WebP, HEIC) and read PDFs.`;
    case 'too-many':
      return `I didn't look at ${file}: that were more files than I take at once.`;
    case 'not-handed-out':
      return `I couldn't open ${file}, so the answer does without it. Please attach it again.`;
    case 'no-eyes':
      return `I can't look at pictures at the moment, so the answer does without ${file}.`;
    case 'too-large':
      return `The file ${file} is larger than I can take, so the answer does without it.`;
    case 'too-slow':
    case 'still-reading':
      return `Reading ${file} took too long, so the answer does without it.`;
    case 'password':
      return `The file ${file} is locked with a password, so the answer does without it.`;
    case 'scan':
      return `The file ${file} consists of scanned pictures without text, so the answer does without it.`;
    case 'empty':
      return `There is no text in ${file}, so the answer does without it.`;
    case 'reader-failed':
      return `Reading ${file} failed here, so the answer does without it. You can attach it again.`;
    case 'not-a-document':
    case 'not-in-catalog':
    case 'address-refused':
    case 'not-found':
    case 'unreachable':
      return `I couldn't read ${file}, so the answer does without it.`;
  }
}

function explainUnread(reason: ManualFailure, manual: string): string {
  return reason === 'still-reading'
    ? `I'm still reading ${manual}, so the answer does without it. Ask again in a minute to have it read too.`
    : `I couldn't read ${manual}, so the answer comes from the other manuals of the product alone.`;
}

function explainFallback(reason: FallbackReason): string {
  switch (reason) {
    case 'no-model':
      return 'No language model is set up here, so I can only quote what I have.';
    case 'unavailable':
      return "The model that writes answers can't be reached at the moment, so I can only quote what I have.";
    case 'rate-limited':
      return 'So many questions came in that the model needs a short break, so I can only quote what I have.';
    case 'set-up-wrong':
      return "The model that writes answers isn't set up right here, so I can only quote what I have.";
    case 'refused':
      return "The model that writes answers didn't accept the question, so I can only quote what I have.";
  }
}

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
