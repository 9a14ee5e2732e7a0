import { shorten } from '../../../src/answer/shorten.ts';
import { checkedForm, mostInChecked } from '../../actions/checked-form.ts';
import { limits } from '../limits.ts';
import { decodeAction, encodeAction } from './actions.ts';
import type { AskedPlace } from './actions.ts';
import { fieldType, inputStyle, readModal } from './modal.ts';

type FieldName = keyof typeof mostInChecked;

/** What the answer is for. */
export interface AnswerSubject {
  readonly productId: string;
  /** Where whoever asked reads it; null: nowhere. */
  readonly place: AskedPlace | null;
}

/**
 * The modal in which one of the people on duty writes an answer to keep.
 * @param question as it was asked; '' where it isn't known any more
 */
export function answerModal({ productId, place }: AnswerSubject, question: string) {
  const asked = shorten(question, mostInChecked.question);
  const { paragraph, line } = inputStyle;
  return {
    custom_id: encodeAction({ kind: 'answer', productId, place }) ?? '',
    title: checkedForm.title.slice(0, limits.modalLabel),
    components: [
      field('question', { style: paragraph, required: true, ...(asked === '' ? {} : { value: asked }) }),
      field('answer', { style: paragraph, required: true }),
      field('source', { style: line, required: false, placeholder: checkedForm.sourceHint }),
    ],
  };
}

function field(name: FieldName, more: Readonly<Record<string, unknown>>) {
  const component = { type: fieldType.input, custom_id: name, max_length: mostInChecked[name], ...more };
  return { type: fieldType.label, label: checkedForm[name], component };
}

export interface FilledModal extends AnswerSubject {
  readonly question: string;
  readonly answer: string;
  readonly source: string;
}

/** What somebody sent with the modal; null when it is another modal, or damaged. */
export function readAnswerModal(data: unknown): FilledModal | null {
  const sent = readModal(data);
  const action = sent === null ? null : decodeAction(sent.customId);
  if (sent === null || action?.kind !== 'answer') return null;
  const written = (name: FieldName): string => sent.fields.get(name)?.value ?? '';
  const { productId, place } = action;
  return { productId, place, question: written('question'), answer: written('answer'), source: written('source') };
}
