import { z } from 'zod';
import { shorten } from '../../../src/answer/shorten.ts';
import { checkedForm, mostInChecked } from '../../actions/checked-form.ts';
import { saveCallback } from './actions.ts';
import { plain } from './blocks.ts';
import { input, modal } from './modal.ts';
import type { InputBlock, ModalView } from './modal.ts';

/**
 * The modal in which one of the people on duty writes an answer to keep.
 * @param metadata kept with the modal and returned with what is sent; at most 3,000 characters
 * @param question as it was asked; '' where it isn't known any more
 * @throws RangeError when the metadata is too long
 */
export function answerForm(metadata: string, question: string): ModalView {
  const asked = shorten(question, mostInChecked.question);
  const blocks: InputBlock[] = [
    field('question', false, true, asked === '' ? {} : { initial_value: asked }),
    field('answer', false, true),
    field('source', true, false, { placeholder: plain(checkedForm.sourceHint) }),
  ];
  return modal({ callback: saveCallback, metadata, title: checkedForm.title, submit: 'Save', blocks });
}

function field(
  name: keyof typeof mostInChecked,
  optional: boolean,
  multiline: boolean,
  more: { readonly initial_value?: string; readonly placeholder?: ReturnType<typeof plain> } = {},
): InputBlock {
  const element = { type: 'plain_text_input', action_id: name, multiline, max_length: mostInChecked[name] } as const;
  return input(name, checkedForm[name], { ...element, ...more }, optional);
}

const written = z.object({
  value: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
});

const submitted = z.object({
  callback_id: z.literal(saveCallback),
  private_metadata: z.string(),
  state: z.object({
    values: z.object({
      question: z.object({ question: written }),
      answer: z.object({ answer: written }),
      source: z.object({ source: written }),
    }),
  }),
});

interface FilledForm {
  readonly metadata: string;
  readonly question: string;
  readonly answer: string;
  readonly source: string;
}

/** What somebody sent with the modal; null when it is another modal, or damaged. */
export function readAnswerForm(view: unknown): FilledForm | null {
  const parsed = submitted.safeParse(view);
  if (!parsed.success) return null;
  const { question, answer, source } = parsed.data.state.values;
  return {
    metadata: parsed.data.private_metadata,
    question: question.question.value,
    answer: answer.answer.value,
    source: source.source.value,
  };
}
