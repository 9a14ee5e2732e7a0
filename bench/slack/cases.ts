/** What goes wrong while an answer is written. */
export type Trouble =
  | 'none'
  /** The method that the message grows by is answered with 429 and Retry-After 5. */
  | 'throttle'
  /** Slack closes the stream. */
  | 'closed-stream'
  /** The first post is done, but its reply never comes. */
  | 'lost-reply'
  /** The connection to the model breaks. */
  | 'reset-before'
  | 'reset-middle';

/** What may not be exceeded, in seconds; what isn't named has no figure. */
export interface Most {
  readonly first50?: number;
  readonly first95?: number;
  readonly behind50?: number;
  readonly final50?: number;
  readonly final95?: number;
  readonly whole50?: number;
  readonly whole95?: number;
  /** Calls answered with 429. */
  readonly refused?: number;
}

export interface Case {
  readonly name: string;
  readonly way: 'mention' | 'slash';
  readonly askers: number;
  /** Each asker in a workspace of their own, or all in one channel. */
  readonly spread: boolean;
  readonly characters: number;
  /** How long the model writes. */
  readonly milliseconds: number;
  readonly trouble: Trouble;
  readonly most: Most;
}

const usual = { spread: false, characters: 2_475, milliseconds: 6_000, trouble: 'none' } as const;
const one: Most = { first50: 0.1, behind50: 0.2, final50: 0.06, refused: 0 };
const ten: Most = { first95: 0.2, final95: 0.1, refused: 0 };

/** The cases that time is measured for, several times. */
export const timedCases: readonly Case[] = [
  { ...usual, name: 'mention, 1 asker', way: 'mention', askers: 1, most: one },
  { ...usual, name: 'slash, 1 asker', way: 'slash', askers: 1, most: one },
  { ...usual, name: 'mention, 10 askers', way: 'mention', askers: 10, most: ten },
  { ...usual, name: 'slash, 10 askers', way: 'slash', askers: 10, most: ten },
  {
    ...{ ...usual, name: 'mention, 50 askers', way: 'mention', askers: 50 },
    most: { whole50: 12, whole95: 30, refused: 5 },
  },
  { ...usual, name: 'slash, 50 askers', way: 'slash', askers: 50, most: { whole50: 7, whole95: 8, refused: 0 } },
  { ...usual, name: 'mention, 50 askers in 50 workspaces', way: 'mention', askers: 50, spread: true, most: ten },
];

const alone = { ...usual, askers: 1 } as const;

/** Long answers and trouble, once. */
export const troubleCases: readonly Case[] = [
  {
    ...{ ...alone, name: '15,000 characters over 12 s', way: 'mention', characters: 15_000, milliseconds: 12_000 },
    most: { final50: 0.3, refused: 0 },
  },
  {
    ...{ ...alone, name: '429 with Retry-After 5, mention', way: 'mention', trouble: 'throttle' },
    most: { final50: 0.2 },
  },
  { ...alone, name: '429 with Retry-After 5, slash', way: 'slash', trouble: 'throttle', most: { final50: 0.2 } },
  { ...alone, name: 'stream closed by the server', way: 'mention', trouble: 'closed-stream', most: { final50: 0.5 } },
  { ...alone, name: 'lost reply to the first post, mention', way: 'mention', trouble: 'lost-reply', most: {} },
  { ...alone, name: 'lost reply to the first post, slash', way: 'slash', trouble: 'lost-reply', most: {} },
  { ...alone, name: 'model reset before its first word', way: 'mention', trouble: 'reset-before', most: {} },
  { ...alone, name: 'model reset in mid-answer', way: 'mention', trouble: 'reset-middle', most: {} },
];
