import { describe, expect, it } from 'vitest';
import { parseMarkers } from '../../../src/answer/marker-parser.ts';
import { answerFromManual } from '../../../src/model/extractive/answer-from-manual.ts';
import { manualOf } from '../../support/prompt-of.ts';
import { rankedPrompt } from '../../support/ranked-prompt.ts';

const manual = manualOf([
  { text: 'Saving\nA song is saved with [SAVE]. The song keeps its tempo and its kit.', headings: ['Saving'] },
  { text: 'Bluetooth\nPair the phone over Bluetooth. It works with Windows 10, too.', headings: ['Bluetooth'] },
  { text: 'Tracks\nLong tracks are turned with the knob. Use the logic switch.', headings: ['Tracks'] },
]);

async function answerTo(question: string, of = manual): Promise<string> {
  return answerFromManual(await rankedPrompt(question, [of])).join('');
}

async function isRefused(question: string, of = manual): Promise<boolean> {
  return parseMarkers(await answerTo(question, of)).some(({ type }) => type === 'not-in-manual');
}

describe('without a model, a question is refused', () => {
  it.each([
    [
      'about a name that the manual never says, whatever else fits',
      'how do I pair the phone over Bluetooth with Alexa',
    ],
    ['about a well-known name in small letters', 'how do I save a song to spotify'],
    ['about another edition of a named thing', 'does it work with Windows 11'],
    ['about prices where the manual has none', 'what is the price of the song kit and where can I buy it'],
    ['when a word is only like one of the manual', 'how do I login'],
  ])('%s', async (_name, question) => {
    expect(await isRefused(question)).toBe(true);
  });

  it.each([
    ['about a name that the manual says', 'how do I pair the phone over bluetooth'],
    ['about the edition that the manual names', 'does it work with Windows 10'],
    ['with a slip in a name', 'how do I pair the phone over Bluetoth'],
    ['with a slip in a word', 'how is a sogn saved'],
    ['with a bare number that the manual has not', 'how do I pair bluetooth to phone 83'],
  ])('but not %s', async (_name, question) => {
    expect(await isRefused(question)).toBe(false);
  });

  it('but not about the warranty where the manual has it', async () => {
    const text = 'Warranty\nThe warranty ends two years after the purchase.';
    expect(await isRefused('how long is the warranty', manualOf([{ text, headings: ['Warranty'] }]))).toBe(false);
  });

  it('with the sections that come nearest', async () => {
    const text = await answerTo('how do I save a song to spotify');
    expect(text).toContain("doesn't mention “spotify”");
    expect(text).toContain('Saving');
    expect(text).toContain('page 1');
  });
});
