import { mostWords, reasonForm, reasonNames, reasons } from '../../actions/reasons.ts';
import type { Reason } from '../../actions/reasons.ts';
import { limits } from '../limits.ts';
import { decodeAction, encodeAction } from './actions.ts';
import { fieldType as typeOf, inputStyle, readModal } from './modal.ts';

/**
 * The modal after a 👎: why the answer didn't help, in the asker's words, and whether a person should help. Nothing in it
 * has to be filled in.
 */
export function reasonModal(questionId: string, productId: string | null) {
  const why = reasonNames.map((name) => ({ label: reasons[name], value: name }));
  const select = (custom_id: string, options: readonly { readonly label: string; readonly value: string }[]) => ({
    ...{ type: typeOf.select, custom_id, options, required: false },
    ...{ min_values: 0, max_values: 1 },
  });
  return {
    custom_id: encodeAction({ kind: 'reason', questionId, productId }) ?? '',
    title: reasonForm.title.slice(0, limits.modalLabel),
    components: [
      { type: typeOf.label, label: reasonForm.reason, component: select('reason', why) },
      {
        type: typeOf.label,
        label: reasonForm.words,
        component: {
          ...{ type: typeOf.input, custom_id: 'words', style: inputStyle.paragraph, required: false },
          ...{ max_length: mostWords, placeholder: reasonForm.inYourWords },
        },
      },
      {
        type: typeOf.label,
        label: reasonForm.person,
        component: select('person', [{ label: reasonForm.askPerson, value: 'person' }]),
      },
    ],
  };
}

export interface GivenReason {
  readonly questionId: string;
  readonly productId: string | null;
  readonly reason: Reason | null;
  /** At most 1,000 characters; '' for none. */
  readonly words: string;
  readonly person: boolean;
}

/** What somebody sent with the modal; null when it is another modal, or damaged. */
export function readReason(data: unknown): GivenReason | null {
  const sent = readModal(data);
  const action = sent === null ? null : decodeAction(sent.customId);
  if (sent === null || action?.kind !== 'reason') return null;
  const given = sent.fields;
  const chosen = given.get('reason')?.values?.[0];
  return {
    questionId: action.questionId,
    productId: action.productId,
    reason: reasonNames.find((name) => name === chosen) ?? null,
    words: (given.get('words')?.value ?? '').trim().slice(0, mostWords),
    person: (given.get('person')?.values ?? []).includes('person'),
  };
}
