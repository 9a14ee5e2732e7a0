import { z } from 'zod';
import { shorten } from '../../../src/answer/shorten.ts';
import { mostWords, reasonForm, reasonNames, reasons } from '../../actions/reasons.ts';
import type { Reason } from '../../actions/reasons.ts';
import { reasonCallback } from './actions.ts';
import { plain } from './blocks.ts';
import { input, modal } from './modal.ts';
import type { InputBlock, ModalView } from './modal.ts';

/**
 * The modal after a 👎: why the answer didn't help, in the asker's words, and whether a person should help. Nothing in it
 * has to be filled in.
 * @param metadata kept with the modal and returned with what is sent; at most 3,000 characters
 * @param person whether there is somebody to hand the question over to
 * @throws RangeError when the metadata is too long
 */
export function reasonView(metadata: string, { person }: { readonly person: boolean }): ModalView {
  const why = reasonNames.map((name) => ({ text: plain(reasons[name]), value: name }));
  const blocks: InputBlock[] = [
    input('reason', reasonForm.reason, { type: 'radio_buttons', action_id: 'reason', options: why }),
    input('words', reasonForm.words, {
      type: 'plain_text_input',
      action_id: 'words',
      multiline: true,
      max_length: mostWords,
      placeholder: plain(reasonForm.inYourWords),
    }),
  ];
  const ask = [{ text: plain(reasonForm.askPerson), value: 'person' }];
  if (person)
    blocks.push(input('person', reasonForm.person, { type: 'checkboxes', action_id: 'person', options: ask }));
  return modal({ callback: reasonCallback, metadata, title: reasonForm.title, submit: 'Send', blocks });
}

const submitted = z.object({
  callback_id: z.literal(reasonCallback),
  private_metadata: z.string(),
  state: z.object({
    values: z.object({
      reason: z.object({ reason: z.object({ selected_option: z.object({ value: z.string() }).nullish() }) }).optional(),
      words: z.object({ words: z.object({ value: z.string().nullish() }) }).optional(),
      person: z.object({ person: z.object({ selected_options: z.array(z.unknown()).nullish() }) }).optional(),
    }),
  }),
});

export interface GivenReason {
  readonly metadata: string;
  readonly reason: Reason | null;
  /** At most 1,000 characters; '' for none. */
  readonly words: string;
  readonly person: boolean;
}

/**
 * What somebody sent with the modal.
 * @param view the `view` of a `view_submission` payload
 * @returns null when it is another modal, or damaged
 */
export function readReason(view: unknown): GivenReason | null {
  const parsed = submitted.safeParse(view);
  if (!parsed.success) return null;
  const { reason, words, person } = parsed.data.state.values;
  const chosen = reason?.reason.selected_option?.value;
  return {
    metadata: parsed.data.private_metadata,
    reason: reasonNames.find((name) => name === chosen) ?? null,
    words: shorten((words?.words.value ?? '').trim(), mostWords),
    person: (person?.person.selected_options ?? []).length > 0,
  };
}
