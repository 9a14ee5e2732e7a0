import { describe, expect, it } from 'vitest';
import { drumContext, drumManual } from '../support/drum-module.ts';
import { contextOf, manualOf } from '../support/prompt-of.ts';
import { answer, pagesOf } from '../support/grounded.ts';

describe('a citation at the end of a list', () => {
  const pairing = [
    'To pair your phone:',
    '',
    '1. Press the [SETUP] button.',
    '2. Select “Pairing” with the dial.',
    '3. Press [ENTER]; pairing is cancelled after 30 seconds.',
  ];
  const bullets = pairing.map((line) => line.replace(/^\d\./u, '-'));
  const quoted = pairing.map((line) => `> ${line}`);
  const wrapped = pairing.map((line) => line.replace('with the', '\n   with the'));
  const loose = pairing.join('\n\n').split('\n');

  it.each([
    ['numbers', pairing],
    ['bullets', bullets],
    ['a quotation', quoted],
    ['wrapped points', wrapped],
    ['points with space between them', loose],
  ])('stands for all of its points: %s', async (_, lines) => {
    const cited = `${lines.join('\n')} [MANUAL: page 3]`;
    expect(pagesOf(await answer(cited))).toEqual([3]);
    expect(pagesOf(await answer(`${lines.join('\n')}\n\n[MANUAL: page 3]`))).toEqual([3]);
    expect(pagesOf(await answer(cited.replace('SETUP', 'MENU')))).toEqual([-3]);
    expect(pagesOf(await answer(cited.replace('Select “Pairing”', 'Select “Pairing” within 90 seconds')))).toEqual([
      -3,
    ]);
  });

  it('falls with a list that is mostly about something else', async () => {
    const lines = ['- Clean the cymbals with a soft cloth.', '- Dry the drum heads with care.', pairing[4] ?? ''];
    expect(pagesOf(await answer(`${lines.join('\n')} [MANUAL: page 3]`))).toEqual([-3]);
  });

  it('stands for its own point where others have citations of their own', async () => {
    const lines = ['- Press the [KIT EDIT] button. [MANUAL: page 4]', '- Press the [SETUP] button. [MANUAL: page 3]'];
    expect(pagesOf(await answer(lines.join('\n')))).toEqual([4, 3]);
  });

  it('does not stand for what is before the list, nor for the list before a paragraph', async () => {
    const list = '- Press the [SETUP] button.\n- Select “Pairing”. [MANUAL: page 3]';
    expect(pagesOf(await answer(`Press [MENU] first.\n\n${list}`))).toEqual([3]);
    const after = `- Press [MENU].\n- Wait.\n\nThen press the [SETUP] button. [MANUAL: page 3]`;
    expect(pagesOf(await answer(after))).toEqual([3]);
  });
});

describe('citations in what models write', () => {
  it.each<[string, string, number[]]>([
    ['a sentence in the manual’s words', 'Press the [SETUP] button. [MANUAL: page 3]', [3]],
    ['a citation before the full stop', 'Select “Pairing” with the dial [MANUAL: page 3].', [3]],
    ['a citation after the full stop', 'Select “Pairing” with the dial.[MANUAL: page 3] Then wait.', [3]],
    ['a paraphrase', 'Pairing gives up after 30 s. [MANUAL: page 3]', [3]],
    ['a label in other marks', 'Open **SETUP** and choose `Pairing`. [MANUAL: page 3]', [3]],
    ['a figure written another way', 'Stay within 1000 mm of the device. [MANUAL: page 3]', [3]],
    ['a figure spelled out in the manual', 'Keep both buttons held for 3 seconds. [MANUAL: page 6]', [6]],
    ['a decimal comma', 'The sampling rate is 44,1 kHz. [MANUAL: page 7]', [7]],
    ['the printed number instead of the PDF page', 'Press the [SETUP] button for pairing. [MANUAL: page 1]', [3]],
    ['a wrong page', 'Press the [SETUP] button. [MANUAL: page 5]', [-5]],
    ['a neighbouring page with other numbers', 'Pairing is cancelled after 30 seconds. [MANUAL: page 4]', [-4]],
    ['an altered number', 'Pairing is cancelled after 60 seconds. [MANUAL: page 3]', [-3]],
    ['an altered decimal', 'The tempo goes from 20.5 to 260.0. [MANUAL: page 5]', [-5]],
    ['another button', 'Press the [MENU] button and select “Pairing”. [MANUAL: page 3]', [-3]],
    ['another button without marks', 'Press the UTILITY button for pairing. [MANUAL: page 3]', [-3]],
    ['a menu path with a wrong end', 'Choose “FACTORY RESET > KITS” and press [ENTER]. [MANUAL: page 6]', [-6]],
    ['a figure with an escaped point', 'The tempo goes from 20\\.0 to 260\\.0. [MANUAL: page 5]', [5]],
    ['a menu path', 'Choose “FACTORY RESET > ALL” and press [ENTER]. [MANUAL: page 6]', [6]],
    ['a page that does not exist', 'Press the [SETUP] button. [MANUAL: page 99]', [-99]],
    ['nothing that can be read', 'Press the [SETUP] button. [MANUAL: the Bluetooth chapter]', [-0]],
    ['a sentence about something else', 'Clean the cymbals with a soft and dry cloth. [MANUAL: page 3]', [-3]],
    ['a sentence without substance', 'Yes. [MANUAL: page 3]', [-3]],
    ['numbers of steps', 'Repeat step 2 and press [ENTER] to start pairing. [MANUAL: page 3]', [3]],
    ['the page named in the text', 'As page 6 says, the reset erases all user kits. [MANUAL: page 6]', [6]],
    ['the product’s own name', 'The VM-8 blinks its Bluetooth indicator while pairing. [MANUAL: page 3]', [3]],
    ['two pages together', 'Select “Pairing”, then turn the [MIX IN] knob. [MANUAL: pages 3–4]', [3, 4]],
    ['a range of which one page helps', 'Pairing is cancelled after 30 seconds. [MANUAL: pages 3, 7]', [3]],
    ['the same page twice', 'Select “Pairing”. [MANUAL: page 3] [MANUAL: p. 3]', [3]],
    ['a manual’s title', 'Select “Pairing”. [MANUAL: Owner’s Manual, page 3]', [3]],
    ['an unknown title', 'Select “Pairing”. [MANUAL: Reference Guide, page 3]', [3]],
  ])('%s: %j', async (_, written, pages) => {
    expect(pagesOf(await answer(written))).toEqual(pages.map((page) => page + 0));
  });

  it('checks two citations of one sentence each against its own part', async () => {
    const events = await answer(
      'Select “Pairing” [MANUAL: page 3] and then turn the [MIX IN] knob [MANUAL: page 4], up to 200 [MANUAL: page 4].',
    );
    expect(pagesOf(events)).toEqual([3, 4, -4]);
  });

  it('checks each step of a list by itself', async () => {
    const events = await answer(
      '1. Press [SETUP]. [MANUAL: page 3]\n2. Select “Pairing” and press [ENTER]. [MANUAL: page 3]\n' +
        '3. Hold [SHIFT] and turn the dial. [MANUAL: page 4]\n4. Press [SHIFT] for 9 s. [MANUAL: page 4]\n',
    );
    expect(pagesOf(events)).toEqual([3, 3, 4, -4]);
  });

  it('checks the rows of a table', async () => {
    const events = await answer(
      '| What | Value | Page |\n| --- | --- | --- |\n| Current draw | 500 mA | [MANUAL: page 7] |\n' +
        '| Weight | 1.9 kg | [MANUAL: page 7] |\n| Tempo | 20.0–260.0 | [MANUAL: page 5] |\n',
    );
    expect(pagesOf(events)).toEqual([7, -7, 5]);
  });

  it.each<[string, string, number[]]>([
    [
      'German',
      'Drücken Sie die Taste [SETUP] und wählen Sie mit dem Drehregler „Pairing“. [MANUAL: page 3] ' +
        'Nach 30 Sekunden wird die Kopplung abgebrochen. [MANUAL: page 3] ' +
        'Nach 60 Sekunden erlischt die Anzeige am Gerät. [MANUAL: page 3] ' +
        'Halten Sie danach die Taste [MENU] gedrückt. [MANUAL: page 3]',
      [3, 3, -3, -3],
    ],
    ['short German', 'Drücken Sie [SETUP]. [MANUAL: page 3] Drücken Sie [MIX IN]. [MANUAL: page 3]', [3, -3]],
    [
      'Hebrew',
      'לחצו על [SETUP] ובחרו “Pairing”. [MANUAL: page 3] הצימוד מתבטל אחרי 30 שניות. [MANUAL: page 3] ' +
        'לחצו על [MIX IN]. [MANUAL: page 3] המתינו 45 שניות. [MANUAL: page 3]',
      [3, 3, -3, -3],
    ],
    [
      'Japanese',
      '[SETUP]ボタンを押します。[MANUAL: page 3] 30秒後にペアリングが中止されます。[MANUAL: page 3] ' +
        '[MENU]ボタンを押します。[MANUAL: page 3]',
      [3, 3, -3],
    ],
    [
      'French',
      'Appuyez sur le bouton [SETUP] puis choisissez « Pairing » avec la molette de l’appareil. [MANUAL: page 3] ' +
        'Le tempo va de 20,0 à 260,0 et se règle pendant la lecture. [MANUAL: page 5] ' +
        'Le tempo va de 30 à 300 et se règle pendant la lecture. [MANUAL: page 5]',
      [3, 5, -5],
    ],
  ])('holds figures and labels of a %s answer against an English manual', async (_, written, pages) => {
    expect(pagesOf(await answer(written))).toEqual(pages);
  });

  it('tells why a citation was dropped', async () => {
    const some = { ...drumContext, kind: 'passages' as const, sent: drumContext.sent.slice(0, 4) };
    const events = await answer(
      'Press [CLICK]. [MANUAL: page 5] Press [SETUP]. [MANUAL: page 4] It is so. [MANUAL: page 70]',
      some,
    );
    expect(events.filter((event) => event.type === 'citation-dropped')).toEqual([
      { type: 'citation-dropped', page: 5, reason: 'not-sent' },
      { type: 'citation-dropped', page: 4, reason: 'unsupported' },
      { type: 'citation-dropped', page: 70, reason: 'no-page' },
    ]);
  });

  it('names the printed page and links the PDF page', async () => {
    const events = await answer('Press the [SETUP] button. [MANUAL: page 3]');
    expect(events).toContainEqual({
      type: 'citation',
      place: { documentId: 'vm-8', page: 3, label: '1', link: 'https://maker.example/vm-8.pdf#page=3' },
    });
  });

  it('finds the page in the manual that is named', async () => {
    const quick = manualOf([{ text: 'Insert the batteries. Press [POWER].' }], {
      documentId: 'vm-8:2',
      title: 'Quick Start',
    });
    const both = contextOf([drumManual, quick]);
    const events = await answer('Press [POWER]. [MANUAL: Quick Start, page 1] Press [POWER]. [MANUAL: page 1]', both);
    expect(events.flatMap((event) => (event.type === 'citation' ? [event.place.documentId] : []))).toEqual([
      'vm-8:2',
      'vm-8:2',
    ]);
  });
});
