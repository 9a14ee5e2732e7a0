import { limits } from '../limits.ts';
import { plain } from './blocks.ts';
import type { PlainText } from './blocks.ts';

interface ChoiceOption {
  readonly text: PlainText;
  readonly value: string;
}

type InputElement =
  | {
      readonly type: 'radio_buttons' | 'checkboxes';
      readonly action_id: string;
      readonly options: readonly ChoiceOption[];
    }
  | {
      readonly type: 'plain_text_input';
      readonly action_id: string;
      readonly multiline: boolean;
      readonly max_length: number;
      readonly placeholder?: PlainText;
      readonly initial_value?: string;
    };

export interface InputBlock {
  readonly type: 'input';
  readonly block_id: string;
  readonly optional: boolean;
  readonly label: PlainText;
  readonly element: InputElement;
}

export interface ModalView {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: PlainText;
  readonly submit: PlainText;
  readonly close: PlainText;
  readonly blocks: readonly InputBlock[];
}

interface Modal {
  /** Names the modal in what is sent with it. */
  readonly callback: string;
  /** Kept with the modal and returned with what is sent; at most 3,000 characters. */
  readonly metadata: string;
  readonly title: string;
  readonly submit: string;
  readonly blocks: readonly InputBlock[];
}

/** @throws RangeError when the metadata is too long */
export function modal({ callback, metadata, title, submit, blocks }: Modal): ModalView {
  if (metadata.length > limits.privateMetadata) throw new RangeError('the metadata of a modal is too long');
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: metadata,
    title: plain(title),
    submit: plain(submit),
    close: plain('Cancel'),
    blocks,
  };
}

/** A field that may be left empty unless told. */
export function input(block_id: string, label: string, element: InputElement, optional = true): InputBlock {
  return { type: 'input', block_id, optional, label: plain(label), element };
}
