/** Every limit of the platform that messages are built within, and no other number of it anywhere else. */
export const limits = {
  /** Characters in the text of a section. https://docs.slack.dev/reference/block-kit/blocks/section-block */
  sectionText: 3_000,
  /** Characters in any text object. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  textObject: 3_000,
  /** Characters in a header. https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** Blocks in a message. https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** Elements in an actions block. https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** Elements in a context block. https://docs.slack.dev/reference/block-kit/blocks/context-block */
  context: 10,
  /** Elements in a context_actions block. https://docs.slack.dev/reference/block-kit/blocks/context-actions-block */
  contextActions: 5,
  /** Characters on a button. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  /** Characters in the value of a button; same page. */
  buttonValue: 2_000,
  /** Characters in the address of a button; same page. */
  url: 3_000,
  /** Characters in an action_id; same page. */
  actionId: 255,
  /** Options in a menu. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  /** Characters in the placeholder of a menu or an input; same page. */
  placeholder: 150,
  /** Characters in the text of an option. https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  /** Characters in the value of an option; same page. */
  optionValue: 150,
  /** Rows of a table, its head included. https://docs.slack.dev/reference/block-kit/blocks/table-block */
  tableRows: 100,
  /** Columns of a table; same page. */
  tableColumns: 20,
  /** Characters in all cells of a message's tables: more is refused with `invalid_blocks`, as several projects report. */
  tableText: 10_000,
  /** Tables in a message: a second one is refused with `invalid_attachments` (`only_one_table_allowed`). */
  tables: 1,
  /** Levels of a list in rich text. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
  listIndent: 8,
  /** Characters in all `markdown` blocks of a message. https://docs.slack.dev/reference/block-kit/blocks/markdown-block */
  markdownBlocks: 12_000,
  /**
   * Characters in all blocks of a message as JSON. `msg_blocks_too_long` was reported from about 13,200 on
   * (github.com/slackapi/bolt-js/issues/2509) and counts more than the visible text (issue 2867 there).
   */
  allBlocks: 13_200,
  /** Bytes of UTF-8 in the `text` of chat.update before `msg_too_long`. https://docs.slack.dev/reference/methods/chat.update */
  updateText: 4_000,
  /** Characters of `text` after which chat.postMessage cuts off. https://docs.slack.dev/reference/methods/chat.postMessage */
  postText: 40_000,
  /** Characters that one stream takes in all. https://docs.slack.dev/reference/methods/chat.appendStream */
  streamText: 12_000,
  /** Characters in the title and the buttons of a modal. https://docs.slack.dev/reference/views/modal-views */
  modalTitle: 24,
  /** Characters in a modal's `private_metadata`; same page. */
  privateMetadata: 3_000,
  /** Characters in the label of an input. https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
  /** Characters that a text input can be set to take. https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputText: 3_000,
} as const;
