/** The blocks that messages are built of: as much of the platform's as is used. */

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji: boolean;
}

export interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

export interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
}

export interface RichWords {
  readonly type: 'text';
  readonly text: string;
  readonly style?: Style;
}

export type RichInline =
  | RichWords
  | { readonly type: 'link'; readonly url: string; readonly text?: string; readonly style?: Style }
  | { readonly type: 'emoji'; readonly name: string };

export interface RichSection {
  readonly type: 'rich_text_section';
  readonly elements: readonly RichInline[];
}

export type RichElement =
  | RichSection
  | { readonly type: 'rich_text_quote'; readonly elements: readonly RichInline[] }
  | { readonly type: 'rich_text_preformatted'; readonly elements: readonly RichWords[] }
  | {
      readonly type: 'rich_text_list';
      readonly style: 'bullet' | 'ordered';
      readonly indent: number;
      readonly offset?: number;
      readonly elements: readonly RichSection[];
    };

export interface RichText {
  readonly type: 'rich_text';
  readonly elements: readonly RichElement[];
}

export interface Button {
  readonly type: 'button';
  readonly text: PlainText;
  readonly action_id: string;
  readonly value?: string;
  readonly url?: string;
}

export interface Menu {
  readonly type: 'static_select';
  readonly action_id: string;
  readonly placeholder: PlainText;
  readonly options: readonly { readonly text: PlainText; readonly value: string }[];
}

interface FeedbackButton {
  readonly text: PlainText;
  readonly value: string;
  readonly accessibility_label: string;
}

export interface FeedbackButtons {
  readonly type: 'feedback_buttons';
  readonly action_id: string;
  readonly positive_button: FeedbackButton;
  readonly negative_button: FeedbackButton;
}

export type TableCell = { readonly type: 'raw_text'; readonly text: string } | RichText;

export type SlackBlock =
  | RichText
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText | Mrkdwn; readonly expand: true }
  | { readonly type: 'context'; readonly elements: readonly (PlainText | Mrkdwn)[] }
  | { readonly type: 'divider' }
  | { readonly type: 'actions'; readonly elements: readonly (Button | Menu)[] }
  | { readonly type: 'context_actions'; readonly elements: readonly FeedbackButtons[] }
  | {
      readonly type: 'table';
      readonly rows: readonly (readonly TableCell[])[];
      readonly column_settings: readonly { readonly align: 'left' | 'center' | 'right'; readonly is_wrapped: true }[];
    };

/** One message. */
export interface SlackMessage {
  /** What notifications and screen readers get: whole sentences, within the limit of chat.update. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  /**
   * Of the first message, for a stream: all of the answer's running text so far, further messages included, which only
   * ever grows at its end from draft to draft. Empty where it can't be streamed; whenever it doesn't begin with what was
   * streamed before, the blocks are to be shown instead.
   */
  readonly markdown: string;
  /** What follows the running text: the blocks to end a stream with that has shown `markdown`. */
  readonly ending: readonly SlackBlock[];
}

/** An answer as messages. What isn't asked for isn't made: as long as it is streamed, its blocks are never needed. */
export interface SlackReply {
  readonly first: SlackMessage;
  /** The first message and those that follow it in its thread. */
  readonly parts: readonly [SlackMessage, ...SlackMessage[]];
}

export const plain = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });
