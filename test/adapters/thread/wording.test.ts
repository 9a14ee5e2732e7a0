import { expect, it } from 'vitest';
import { isStop, mayBeForBot } from '../../../adapters/thread/wording.ts';

it.each([
  'stop',
  'Stop!',
  'stop it, bot',
  'please stop',
  'ok stop',
  'Stop answering.',
  'bot, stop',
  'thanks, stop',
  'be quiet',
])('"%s" ends it', (text) => {
  expect(isStop(text)).toBe(true);
  expect(mayBeForBot(text)).toBe(false);
});

it.each([
  'how do I stop the metronome',
  'stop the song at bar 4?',
  'the stop button does not light',
  'non-stop playback?',
  'does it stop by itself',
])('"%s" is a question about stopping', (text) => {
  expect(isStop(text)).toBe(false);
  expect(mayBeForBot(text)).toBe(true);
});

it.each([
  '',
  'thanks',
  'Thank you so much!',
  'ok 👍',
  'perfect, that worked',
  'danke!',
  'got it, thanks',
  'let me try',
  '🎉',
])('"%s" asks nothing', (text) => {
  expect(mayBeForBot(text)).toBe(false);
});

it('takes no longer for hostile texts', () => {
  const hostile = ['let me ', 'ok ', 'ok stop ', 'and ', "i'll ", 'thanks ', 'stop it bot ', 'how '].map(
    (word) => `${word.repeat(5_000)}\n§`,
  );
  const start = performance.now();
  for (const text of hostile) mayBeForBot(text);
  expect(performance.now() - start).toBeLessThan(500);
});
