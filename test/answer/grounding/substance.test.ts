import { describe, expect, it } from 'vitest';
import { isSupported, readClaim, readPage } from '../../../src/answer/grounding/substance.ts';

function supports(text: string, sentence: string, isSameLanguage = true): boolean {
  return isSupported(readClaim(sentence, 'en', null), readPage({ text, headings: [] }, 'en'), () => isSameLanguage);
}

const PAGE = `Printing a test page
escputil -n prints a nozzle check pattern. The bank at 0x1fc00000 is mapped.
[MENU] > System > USB > Mode > Multichannel. Tap the tempo. Press [TAP] three times.
Several soundcards drift. Choose Shrink to fit.`;

describe('what a sentence names, on its page', () => {
  it.each([
    ['a command with its option', '`escputil -n` prints a nozzle check.', true],
    ['an option that the page lacks', '`escputil -k` prints a nozzle check.', false],
    ['an option that is only the start of another word', '`-noz` prints a check.', false],
    ['an address', 'The bank at 0x1fc00000 is mapped.', true],
    ['an altered address', 'The bank at 0x1fd00000 is mapped.', false],
    ['a menu path without marks', 'Choose MENU > System > USB > Mode.', true],
    ['a wrong step in a menu path', 'Choose [MENU] > System > Bluetooth > Mode.', false],
    ['a bold name', 'Choose **Shrink** to make it fit.', true],
    ['a bold name that the page lacks', 'Choose **Crop** to make it fit.', false],
    ['a bold word that only stresses', '**Important**: tap the tempo three times.', true],
    ['a part of a compound', 'Several sound cards drift.', true],
  ])('%s', (_, sentence, holds) => {
    expect(supports(PAGE, sentence)).toBe(holds);
  });

  it('takes words together that stand near each other, not all over a long page', () => {
    const filler = 'The lid closes with two screws beside the hinge, which turns. '.repeat(30);
    const sentence = 'Arrays must be declared, and their elements have types.';
    expect(supports(`Arrays must be declared. Their elements have types. ${filler}`, sentence)).toBe(true);
    expect(supports(`Array. ${filler} Declared. ${filler} Elements. ${filler} Types.`, sentence)).toBe(false);
  });

  it('wants anything alike of a sentence in another language, where letters can be compared', () => {
    expect(supports(PAGE, 'Die Seite druckt ein Muster, und mehrere Soundkarten laufen auseinander.', false)).toBe(
      false,
    );
    expect(supports(PAGE, 'Mit escputil wird ein Düsentest gemacht.', false)).toBe(true);
    expect(supports(PAGE, 'הצימוד מתבטל לבד אחרי זמן מה.', false)).toBe(true);
  });
});
