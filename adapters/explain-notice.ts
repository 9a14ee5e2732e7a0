import { oneLine } from '../commands/one-line.ts';
import type { AttachmentProblem, NearSection, Notice } from '../src/answer/events.ts';
import type { ManualFailure } from '../src/manual/manual.ts';
import type { FallbackReason } from '../src/model/language-model.ts';
import { cleanText } from './clean-text.ts';
import { placeName } from './place-name.ts';

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
