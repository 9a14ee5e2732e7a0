import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/context/languages.ts';
import { createPassageIndexBuilder } from '../../src/context/passage-index-builder.ts';
import type { PassageIndex } from '../../src/context/passage-index.ts';
import { passagesOf } from '../../src/context/passages-of.ts';
import type { Manual } from '../../src/manual/manual.ts';
import { manualOf } from '../support/manual-of.ts';

function indexOf(texts: readonly string[], options: Partial<Manual> = {}): PassageIndex {
  const manual = manualOf(texts, options);
  const builder = createPassageIndexBuilder(languageOf(manual.language));
  for (const passage of passagesOf(manual)) builder.add(passage);
  return builder.index();
}

function firstPage(index: PassageIndex, query: string, product?: string): number | undefined {
  return index.rank(query, 10, product)[0]?.passage.page;
}

const RM5 = [
  'Connect the RM-5 to a phone by Bluetooth: hold PAIR until the light blinks, then pair it from the phone.',
  'To set the RM-5 back to its factory settings hold [MENU] and [EXIT] while you turn the power on.',
  'Error E-05: the memory card could not be read. Error E-50: the battery is nearly empty.',
  'The kit is saved automatically. To rename a kit press [EDIT], choose NAME and enter the new name.',
  'The metronome: the tempo is set from 20 to 260 beats per minute with the TEMPO knob.',
  'Replace the batteries: open the lid at the bottom. The power adaptor PSA-230 is sold separately.',
];

describe('the ranking of passages', () => {
  const index = indexOf(RM5);

  it.each([
    ['how do I pair it with my phone?', 1],
    ['pairing phones', 1],
    ['reset to factory settings', 2],
    ['what does E-05 mean', 3],
    ['e05', 3],
    ['error e50', 3],
    ['error 5', 3],
    ['what is error code 05', 3],
    ['E5', 3],
    ['Fehler 5', 3],
    ['renaming a kit', 4],
    ['how do i save automaticaly', 4],
    ['metronom tempo', 5],
    ['bateries replcaing', 6],
    ['psa 230 adapter', 6],
    ['blue tooth', 1],
    ['metro', 5],
    ['Wie speichere ich automatisch?', 4],
    ['¿Cómo conecto el teléfono por Bluetooth?', 1],
    ['comment régler le tempo du métronome', 5],
  ])('puts the passage that answers "%s" first', (query, page) => {
    expect(firstPage(index, query)).toBe(page);
  });

  it('tells model numbers and codes that differ by a digit apart', () => {
    const codes = indexOf(['Error E-05: no card.', 'Error E-06: no power.', 'Error E-15: no sound.']);
    expect(['E-05', 'e06', 'E 15'].map((query) => firstPage(codes, query))).toEqual([1, 2, 3]);
    expect(codes.rank('E-07', 10).filter(({ score }) => score > 0.3)).toEqual([]);
  });

  it('does not let the name of the product decide', () => {
    const texts = ['The RM-5 at a glance: RM-5, RM-5 front, RM-5 back.', ...RM5.slice(1)];
    expect(firstPage(indexOf(texts), 'rm-5 rename kit', 'Lindholm RM-5')).toBe(4);
    expect(indexOf(texts).rank('rm-5', 10, 'Lindholm RM-5').length).toBeGreaterThan(0);
  });

  it('ranks a table of contents below the text it points to', () => {
    const contents = 'Pairing . . . . . . . . 2\nFactory reset . . . . . . . . 7\nPairing again . . . . . . . . 9\n';
    const text = 'Pairing is done on the page that the menu opens, with the knob at the right of the display.';
    expect(firstPage(indexOf([contents, text]), 'pairing')).toBe(2);
  });

  it('finds a word by its beginning and by its two halves', () => {
    const index = indexOf(['Plug in the microphone.', 'Data is kept by auto save.', 'Turn the knob.']);
    expect(firstPage(index, 'mic')).toBe(1);
    expect(firstPage(index, 'autosave')).toBe(2);
  });

  it('lets a heading lead to the text below it', () => {
    const manual = manualOf(['Hold both buttons.\n'.repeat(8), 'Hold the pedal.\n'.repeat(8)], {
      outline: [
        { title: 'Factory reset', page: 1, depth: 0 },
        { title: 'Hi-hat', page: 2, depth: 0 },
      ],
    });
    const builder = createPassageIndexBuilder(languageOf('en'));
    for (const passage of passagesOf(manual)) builder.add(passage);
    expect(firstPage(builder.index(), 'factory reset')).toBe(1);
    expect(firstPage(builder.index(), 'hihat')).toBe(2);
  });

  it('finds words in Japanese, Chinese, Hebrew and German manuals', () => {
    const japanese = ['電源を入れるには電源ボタンを長押しします。', '工場出荷時の設定に戻すには、メニューを押します。'];
    expect(firstPage(indexOf(japanese, { language: 'ja' }), '工場出荷時に戻す方法は？')).toBe(2);
    expect(
      firstPage(indexOf(['按住电源按钮开机。', '恢复出厂设置请按菜单。'], { language: 'zh' }), '怎么恢复出厂设置'),
    ).toBe(2);
    expect(
      firstPage(
        indexOf(['כדי להדליק לחצו על הכפתור.', 'לאיפוס להגדרות היצרן לחצו על תפריט.'], { language: 'he' }),
        'איך עושים איפוס',
      ),
    ).toBe(2);
    expect(
      firstPage(
        indexOf(['Das Gerät einschalten.', 'Die Verbindungen trennen.'], { language: 'de' }),
        'Verbindung trennen',
      ),
    ).toBe(2);
  });

  it('scores a passage with all words above one with some, and nothing for none', () => {
    const [all] = index.rank('pair phone bluetooth', 1);
    const [some] = index.rank('pair turntable gramophone', 1);
    expect(all?.score).toBeGreaterThan(some?.score ?? 0);
    expect(all?.score).toBeLessThanOrEqual(1);
    expect(index.rank('zzzz', 10)).toEqual([]);
    expect(index.rank('', 10)).toEqual([]);
  });

  it('gives no more than asked for, best first, and takes any text as a query', () => {
    const ranked = index.rank('the power battery kit tempo', 3);
    expect(ranked).toHaveLength(3);
    expect(ranked.map(({ score }) => score)).toEqual(ranked.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(() => index.rank('a'.repeat(100_000) + ' \u0000 ]][( constructor __proto__', 3)).not.toThrow();
    expect(indexOf([]).rank('kit', 3)).toEqual([]);
  });
});
