/** Every limit of the platform that messages are built within, and no other number of it anywhere else. */
export const limits = {
  /** Components in a message, counted recursively. https://docs.discord.com/developers/components/reference#component-object */
  components: 40,
  /** Characters over all text displays of a message; same page, `COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED`. */
  text: 4_000,
  /**
   * Bytes of UTF-8 over all text displays, with `bytesBesideText` for each: more is answered with a status of 500, as
   * found by trying it out. Bites in scripts of three bytes a character.
   */
  bytes: 10_170,
  bytesBesideText: 12,
  /** Characters in the content of a classic message. https://docs.discord.com/developers/resources/message#create-message */
  content: 2_000,
  /** Rows in a classic message. https://docs.discord.com/developers/components/reference#legacy-message-component-behavior */
  rows: 5,
  /** Buttons in a row. https://docs.discord.com/developers/components/reference#action-row */
  buttons: 5,
  /** Characters on a button. https://docs.discord.com/developers/components/reference#button */
  buttonLabel: 80,
  /** Characters in the address of a button; same page. */
  buttonUrl: 512,
  /** Characters in a custom_id. https://docs.discord.com/developers/components/reference#custom-id */
  customId: 100,
  /** Options of a select. https://docs.discord.com/developers/components/reference#string-select */
  options: 25,
  /** Characters in the label and the value of an option; same page. */
  optionText: 100,
  /** Characters in the nonce of a message. https://docs.discord.com/developers/resources/message#create-message */
  nonce: 25,
  /** Choices of an autocomplete. https://docs.discord.com/developers/interactions/receiving-and-responding#autocomplete */
  choices: 25,
  /** Characters in the name and the value of a choice. https://docs.discord.com/developers/interactions/application-commands */
  choiceText: 100,
  /** Characters in the title of a modal and in a label of it. https://docs.discord.com/developers/components/reference#label */
  modalLabel: 45,
  /** Characters in the placeholder of a text input. https://docs.discord.com/developers/components/reference#text-input */
  placeholder: 100,
  /** Characters in the name of a thread. https://docs.discord.com/developers/resources/channel#start-thread-from-message */
  threadName: 100,
  /** Messages that are read at once. https://docs.discord.com/developers/resources/message#get-channel-messages */
  messages: 100,
  /** How long an interaction's token can be used, milliseconds. https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
  tokenLife: 15 * 60_000,
  /** Follow-ups to an interaction where the app is installed by the user alone; same page. */
  userFollowUps: 5,
} as const;
