import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../../src/manual/library/detect-language.ts';
import type { Page } from '../../../src/manual/manual.ts';

const english =
  'To pair the module with your smartphone, press the Bluetooth button and hold it until the indicator blinks. ';
const samples: Record<string, string> = {
  en: english,
  de: 'Drücken Sie die Taste, um das Gerät einzuschalten. Die Lautstärke wird mit dem Regler eingestellt. ',
  fr: "Appuyez sur le bouton pour allumer l'appareil. Réglez le volume avec la molette située à droite. ",
  es: 'Pulse el botón para encender el instrumento y ajuste el volumen con el mando de la derecha. ',
  it: "Premere il pulsante per accendere lo strumento e regolare il volume con la manopola. L'indicatore si accende. ",
  nl: 'Druk op de knop om het instrument in te schakelen en stel het volume in met de regelaar aan de rechterkant. ',
  he: 'לחצו על הכפתור כדי להפעיל את המכשיר ולכוון את העוצמה. ',
  ja: '電源ボタンを押してください。音量を調整します。ペダルを接続します。',
  ko: '전원 버튼을 눌러 악기를 켜고 볼륨을 조절하십시오. ',
  zh: '按下电源按钮打开设备，然后调节音量。请勿打开机壳。',
  ru: 'Нажмите кнопку питания, чтобы включить устройство, и отрегулируйте громкость. ',
};

function pagesOf(...texts: string[]): Page[] {
  return texts.map((text, index) => ({ number: index + 1, label: '', headings: [], anchor: null, text }));
}

describe('the language of a manual', () => {
  test.each(Object.entries(samples))('%s is found', (language, text) => {
    expect(detectLanguage(pagesOf(text.repeat(30), text.repeat(30)))).toBe(language);
  });

  test('is the one that most of it is in, whatever stands first', () => {
    const german = (samples['de'] ?? '').repeat(10);
    expect(detectLanguage(pagesOf(german, ...Array.from({ length: 9 }, () => english.repeat(10))))).toBe('en');
  });

  test('is not guessed from part numbers and figures', () => {
    expect(detectLanguage(pagesOf('TD-17 CC#7 0-127 PAD-01 SNR1 TOM2 120 4/4 '.repeat(50)))).toBeNull();
  });

  test('is null for a text of which no language has more than half', () => {
    const third = (text = '') => Array.from({ length: 6 }, () => text.repeat(40).slice(0, 900));
    const pages = pagesOf(...third(samples['he']), ...third(samples['ja']), ...third(samples['en']));
    expect(detectLanguage(pages)).toBeNull();
  });

  test('is null, or a language, of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 800 }), { maxLength: 8 }), (texts) => {
        expect(detectLanguage(pagesOf(...texts)) ?? 'xx').toMatch(/^[a-z]{2}$/u);
      }),
      { numRuns: 60 },
    );
  });

  test('of a long manual is found within a few milliseconds', () => {
    const pages = pagesOf(...Array.from({ length: 700 }, () => english.repeat(20)));
    detectLanguage(pages);
    const start = performance.now();
    detectLanguage(pages);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
