import { describe, expect, it } from 'vitest';
import { parseMarkers } from '../../../src/answer/marker-parser.ts';
import { answerFromManual } from '../../../src/model/extractive/answer-from-manual.ts';
import type { Manual } from '../../../src/manual/manual.ts';
import type { Scenario } from '../../../src/question.ts';
import { contextOf, manualOf, promptOf } from '../../support/prompt-of.ts';

interface Asked {
  readonly scenario?: Scenario;
  /** The number of the page that the ranking found, with the part of its text; every page when it isn't given. */
  readonly found?: { readonly page: number; readonly text: string };
}

function ask(manual: Manual, question: string, { scenario = 'general', found }: Asked = {}): string {
  const page = manual.pages[(found?.page ?? 0) - 1];
  const best =
    found === undefined || page === undefined
      ? undefined
      : [
          {
            documentId: manual.documentId,
            page: found.page,
            headings: page.headings,
            text: found.text,
            start: page.text.indexOf(found.text),
          },
        ];
  const prompt = promptOf({ question, context: contextOf([manual], best) });
  return answerFromManual({ ...prompt, question: { ...prompt.question, scenario } }).join('');
}

const contents = [
  'Contents',
  ...Array.from({ length: 12 }, (_, index) => `Factory reset part ${'x'.repeat(index)}\t${index + 3}`),
].join('\n');
const reset = {
  headings: ['What a reset erases', 'Factory reset from the menu', 'Cleaning'],
  text: [
    'What a reset erases',
    'A factory reset brings everything back to the state of delivery.',
    '',
    'WARNING',
    'A factory reset erases all user kits. This cannot be undone.',
    '',
    'Factory reset from the menu',
    '1. Choose Factory Reset.',
    '2. Press [F3].',
    'The display asks again.',
    '',
    'CAUTION',
    'Do not switch off while it is written.',
    '',
    '3. Push [ENTER].',
    '4. Wait about 40 seconds.',
    'Cleaning',
    'Use a soft cloth.',
    '',
    'CAUTION',
    'Do not use alcohol on the panel.',
  ].join('\n'),
};
const hazards = [
  { page: 2, kind: 'warning', text: 'WARNING: A factory reset erases all user kits. This cannot be undone.' },
  { page: 2, kind: 'caution', text: 'CAUTION: Do not switch off while it is written.' },
  { page: 2, kind: 'caution', text: 'CAUTION: Do not use alcohol on the panel.' },
] as const;
const manual = manualOf([{ text: contents, headings: ['Contents'] }, reset], { hazards });

describe('an answer out of the manual', () => {
  it('gives all steps of the procedure first, though the ranked passage holds none', () => {
    const text = ask(manual, 'factory reset', { found: { page: 2, text: 'A factory reset brings everything back' } });
    const steps = [
      '1. Choose Factory Reset.',
      '2. Press \\[F3\\]. The display asks again.',
      '3. Push',
      '4. Wait about 40 seconds.',
    ];
    const places = steps.map((step) => text.indexOf(`> ${step}`));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    expect(text.indexOf('[MANUAL: page 2]')).toBeGreaterThan(places.at(-1) ?? 0);
  });

  it('gives the warnings of what it quotes once, apart from the quotation, and no other', () => {
    const text = ask(manual, 'factory reset');
    const said = parseMarkers(text).flatMap((piece) => (piece.type === 'hazard' ? [piece.text] : []));
    expect(said.toSorted()).toEqual([hazards[1].text, hazards[0].text]);
    expect(text).not.toMatch(/> .*cannot be undone/u);
    expect(text).not.toMatch(/> .*WARNING/u);
  });

  it('takes no warning for another that begins with the same words', () => {
    const before = { page: 1, kind: 'caution', text: 'CAUTION: Do not switch off while the update runs.' } as const;
    const text = ask({ ...manual, hazards: [before, ...hazards] }, 'factory reset');
    expect(text).toContain('Do not switch off while it is written.');
    expect(text).not.toContain('while the update runs');
  });

  it('never quotes the contents page when a section answers', () => {
    expect(ask(manual, 'factory reset')).not.toContain('[MANUAL: page 1]');
  });

  it('says the warnings first on a stage, and one thing alone', () => {
    const text = ask(manual, 'factory reset', { scenario: 'live' });
    expect(text).toMatch(/^\[WARNING: /u);
    expect(text.lastIndexOf('[WARNING')).toBeLessThan(text.indexOf('> 1.'));
    expect(text.match(/\[MANUAL: /gu)).toHaveLength(1);
  });

  it('quotes at most three sections in the studio', () => {
    const pages = ['one', 'two', 'three', 'four', 'five'].map((word) => ({
      text: `The tempo of ${word} is kept.`,
      headings: [`Part ${word}`],
    }));
    expect(ask(manualOf(pages), 'tempo', { scenario: 'studio' }).match(/\[MANUAL: /gu)).toHaveLength(3);
    expect(ask(manualOf(pages), 'tempo').match(/\[MANUAL: /gu)).toHaveLength(2);
  });

  it('gives the row of the code that was asked for and no neighbour', () => {
    const rows = ['Code\tMeaning', 'E-04\tWrong card.', 'E-05\tThe file is damaged.', 'E-06\tNo room.'].join('\n');
    const text = ask(manualOf([{ text: rows, headings: ['Error codes'] }]), 'what does e05 mean');
    expect(text).toContain('> - **E-05** — The file is damaged. [MANUAL: page 1]');
    expect(text).not.toMatch(/E-04|E-06|Meaning/u);
  });

  it('follows the steps to the next page, each part with its page', () => {
    const text = ask(
      manualOf([
        { text: 'Pairing\n1. Turn it on.\n2. Hold the button.', headings: ['Pairing'] },
        { text: '3. Choose the phone.\n4. Enter 0000.\n\nThe lamp is lit.', headings: [] },
      ]),
      'pairing',
    );
    expect(text).toContain(
      '2. Hold the button. [MANUAL: page 1]\n> 3. Choose the phone.\n> 4. Enter 0000. [MANUAL: page 2]',
    );
  });

  it('leaves out running heads', () => {
    const pages = ['tempo', 'colour'].map((word, index) => ({
      text: `5 Sounds of drums\t${index + 9}\nThe ${word} of drums is kept.\nLindholm drums guide`,
      headings: [],
    }));
    const text = ask(manualOf(pages), 'tempo of drums');
    expect(text).toContain('> The tempo of drums is kept. [MANUAL: page 1]');
    expect(text).not.toMatch(/guide|5 Sounds/u);
  });

  it('says that the manual never names what was asked about', () => {
    const text = ask(manual, 'how do I control the reset with Alexa');
    expect(parseMarkers(text)[0]).toEqual({ type: 'not-in-manual' });
    expect(text).toContain("The manual doesn't mention “Alexa”.");
    expect(text).toContain('[MANUAL: page 2]');
  });

  it('doubts rather than refuses where the question is in another language', () => {
    const text = ask(manual, 'wie kann ich das Gerät auf reset stellen und was ist das');
    expect(text).toMatch(/^I'm not sure/u);
  });

  it('finds words that were misspelt or cut short', () => {
    const text = ask(manualOf([{ text: 'Plug the microphone in.' }, { text: 'Other things.' }]), 'mic plgu');
    expect(text).toContain('> Plug the microphone in. [MANUAL: page 1]');
  });

  it('finds words with accents', () => {
    const text = ask(manualOf([{ text: 'Das Gerät ausschalten.' }], { language: 'de' }), 'Geräte ausschalten');
    expect(text).toContain('Das Gerät ausschalten.');
  });
});
