import { usual } from '../chat/case.ts';
import type { Case, Most } from '../chat/case.ts';

const one: Most = { first50: 0.1, behind50: 0.2, final50: 0.06, refused: 0 };
const ten: Most = { first95: 0.2, final95: 0.1, refused: 0 };

/** The cases that time is measured for, several times. */
export const timedCases: readonly Case[] = [
  { ...usual, name: 'mention, 1 asker', way: 'mention', askers: 1, most: one },
  { ...usual, name: 'slash, 1 asker', way: 'slash', askers: 1, most: one },
  { ...usual, name: 'DM, 1 asker', way: 'dm', askers: 1, most: one },
  { ...usual, name: 'mention, 10 askers', way: 'mention', askers: 10, most: ten },
  { ...usual, name: 'slash, 10 askers in 10 channels', way: 'slash', askers: 10, spread: true, most: ten },
  // One post a second in a channel binds the first text: an answer of a command can begin by nothing else.
  { ...usual, name: 'slash, 10 askers in 1 channel', way: 'slash', askers: 10, most: { final95: 0.1, refused: 0 } },
  { ...usual, name: 'DM, 10 askers', way: 'dm', askers: 10, most: ten },
  { ...usual, name: 'mention, 10 askers in 50 workspaces', way: 'mention', askers: 10, workspaces: 50, most: ten },
  {
    ...{ ...usual, name: 'mention, 50 askers', way: 'mention', askers: 50 },
    most: { whole50: 12, whole95: 30, refused: 5 },
  },
  { ...usual, name: 'slash, 50 askers', way: 'slash', askers: 50, most: { whole50: 7, whole95: 8, refused: 0 } },
  // No workspace's rates bind here, but one process serves them all, as with fifty commands.
  {
    ...{ ...usual, name: 'mention, 50 askers in 50 workspaces', way: 'mention', askers: 50, workspaces: 50 },
    most: { first95: 0.2, whole50: 7, whole95: 8, refused: 0 },
  },
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
