import { usual } from '../chat/case.ts';
import type { Case, Most } from '../chat/case.ts';

const slash: Most = { first50: 0.1, refused: 0 };

/** The cases that time is measured for, several times. */
export const timedCases: readonly Case[] = [
  { ...usual, name: 'slash, 1 asker', way: 'slash', askers: 1, most: { ...slash, final50: 0.05 } },
  { ...usual, name: 'mention, 1 asker', way: 'mention', askers: 1, most: { first50: 0.1, final50: 0.1, refused: 0 } },
  { ...usual, name: 'slash, 10 askers', way: 'slash', askers: 10, most: { ...slash, final95: 0.1 } },
  { ...usual, name: 'mention, 10 askers', way: 'mention', askers: 10, most: { whole95: 9, refused: 0 } },
  { ...usual, name: 'slash, 50 askers', way: 'slash', askers: 50, most: { ...slash, final95: 0.2 } },
  {
    ...{ ...usual, name: 'mention, 50 askers', way: 'mention', askers: 50 },
    most: { whole50: 15, whole95: 30, refused: 0 },
  },
  {
    ...{ ...usual, name: 'mention, 50 askers in 50 channels', way: 'mention', askers: 50, spread: true },
    most: { whole50: 15, whole95: 30, refused: 0 },
  },
];

const alone = { ...usual, askers: 1 } as const;
const long = { ...alone, characters: 15_000, milliseconds: 12_000 } as const;

/** Who waits as long as is told and no longer ends 1.7 s after the model, and the time of one call later. */
const throttled = { ...alone, trouble: 'throttle', troubleAfter: 2_600, most: { final50: 1.9 } } as const;

/** Long answers and trouble, once. */
export const troubleCases: readonly Case[] = [
  { ...long, name: '15,000 characters over 12 s, slash', way: 'slash', most: { final50: 1, refused: 0 } },
  { ...long, name: '15,000 characters over 12 s, mention', way: 'mention', most: { final50: 1, refused: 0 } },
  { ...throttled, name: '429 with Retry-After 5, mention', way: 'mention' },
  { ...throttled, name: '429 with Retry-After 5, slash', way: 'slash' },
  {
    ...{ ...alone, name: 'gateway dropped in mid-answer', way: 'mention', trouble: 'dropped-gateway' },
    most: { final50: 0.5 },
  },
  { ...alone, name: 'lost reply to the first post, mention', way: 'mention', trouble: 'lost-reply', most: {} },
  { ...alone, name: 'lost reply to the first post, slash', way: 'slash', trouble: 'lost-reply', most: {} },
  { ...alone, name: 'model reset before its first word', way: 'mention', trouble: 'reset-before', most: {} },
  { ...alone, name: 'model reset in mid-answer', way: 'mention', trouble: 'reset-middle', most: {} },
];
