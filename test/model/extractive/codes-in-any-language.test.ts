import { describe, expect, it } from 'vitest';
import { parseMarkers } from '../../../src/answer/marker-parser.ts';
import { answerFromManual } from '../../../src/model/extractive/answer-from-manual.ts';
import { readablePart } from '../../../src/model/extractive/readable-part.ts';
import { contextOf, manualOf, promptOf } from '../../support/prompt-of.ts';
import { rankedPrompt } from '../../support/ranked-prompt.ts';

const codes = {
  headings: ['Error codes'],
  text: [
    'Error codes',
    'Code\tMessage\tRemedy',
    'E-08\tCard Full\tDelete songs from the card.',
    'E-09\tPairing Failed\tRemove the pairing on both sides.',
    'E-10\tClock Lost\tSend clock at 2400 Hz.',
  ].join('\n'),
};
const manual = manualOf([
  codes,
  { text: 'Hold the button to pair a phone.', headings: ['Pairing'] },
  { text: 'Use the DR-9 pedal with a plug of 6.3 mm.', headings: ['Pedals'] },
]);

async function answer(question: string): Promise<string> {
  return answerFromManual(await rankedPrompt(question, [manual])).join('');
}

const questions = [
  'what does X mean',
  'מה המשמעות של X',
  'מה ה-X אומר',
  'ماذا يعني X',
  'Що означає X?',
  'τι σημαίνει το X',
  'co oznacza X',
  'Dzień dobry, na wyświetlaczu pojawił się X i nie wiem co mam teraz zrobić',
  'co znamená X',
  'was bedeutet X',
  'X nghĩa là gì',
  'Xとは何ですか',
  '画面にXと表示されました。どうすればいいですか',
  'X是什么意思',
  'X는 무슨 뜻인가요',
  'X หมายถึงอะไร',
  'X का क्या मतलब है',
];

describe('a code of the manual', () => {
  it.each(questions)('finds its row: %s', async (question) => {
    const text = await answer(question.replace('X', 'E-09'));
    expect(text).toContain('> - **E-09** — Pairing Failed — Remove the pairing on both sides. [MANUAL: page 1]');
    expect(text).not.toContain('E-08');
  });

  it.each(['what is error 9', 'error code 09?', 'it shows e9', 'Was ist denn der Fehler 9?'])(
    'may be written another way: %s',
    async (question) => {
      const text = await answer(question);
      expect(text).toContain('> - **E-09** — Pairing Failed — Remove the pairing on both sides. [MANUAL: page 1]');
      expect(text).not.toContain('E-08');
    },
  );

  it.each(questions)('may be a number: %s', async (question) => {
    expect(await answer(question.replace('X', '2400'))).toContain('> - **E-10** — Clock Lost — Send clock at 2400 Hz.');
  });

  it.each(questions)('may be a model: %s', async (question) => {
    expect(await answer(question.replace('X', 'DR9'))).toContain('> Use the DR-9 pedal with a plug of 6.3 mm.');
  });

  it.each(['מה המשמעות של E-77', 'co oznacza E-77', 'איך מאפסים את המכשיר', '工場出荷時に戻すには'])(
    'is not made up, nor is anything quoted for words that say nothing: %s',
    async (question) => {
      expect(await answer(question)).not.toContain('> ');
    },
  );
});

describe('a question of which no word can be read', () => {
  it.each(['איך מאפסים את המכשיר', '工場出荷時に戻すには', '¿cómo lo dejo como de fábrica?'])(
    'is told so, and not that the manual lacks it: %s',
    async (question) => {
      const text = await answer(question);
      expect(text).toMatch(/^I can't look this question up: the manual is in English/u);
      expect(parseMarkers(text).every(({ type }) => type === 'text')).toBe(true);
    },
  );

  it('is refused where it is in the manual’s language and nothing can be quoted', () => {
    const contents = ['Contents', ...Array.from({ length: 12 }, (_, entry) => `Shipping case ${entry}\t${entry + 3}`)];
    const listing = manualOf([{ text: contents.join('\n'), headings: ['Contents'] }]);
    const prompt = promptOf({ question: 'where is the shipping case', context: contextOf([listing]) });
    expect(answerFromManual(prompt).join('')).toMatch(/^\[NOT IN MANUAL\] I found no passage/u);
  });

  it('is refused for a name that the manual nowhere has', async () => {
    expect(await answer('iPadで使えますか')).toMatch(/^\[NOT IN MANUAL\] The manual doesn't mention “iPad”/u);
  });

  it('tells of a language without a known name, too', () => {
    const odd = manualOf([codes], { language: 'x-odd' });
    const prompt = promptOf({ question: 'איך מאפסים את המכשיר', context: contextOf([odd]) });
    expect(answerFromManual(prompt).join('')).toContain('the manual is in another language');
  });
});

describe('a question in another language', () => {
  it('is not led astray by words that are alike by chance', () => {
    const other = manualOf([
      { text: 'The range is 30 to 280 beats per minute.', headings: ['Tempo'] },
      { text: 'Tighten the clamp by hand only.', headings: ['Set-up'] },
      { text: 'Bluetooth is on in the factory.', headings: ['Bluetooth'] },
      { text: 'Turn Bluetooth off on a plane.', headings: ['Radio'] },
    ]);
    const prompt = promptOf({ question: 'wie verbinde ich mein handy per bluetooth', context: contextOf([other]) });
    const [first] = answerFromManual(prompt)
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('> '));
    expect(first).toContain('Bluetooth');
  });
});

describe('the part of a question that a manual can be searched by', () => {
  it('is all of it where the manual is in its script', () => {
    const russian = manualOf([{ text: 'Код Е05 значит: карта полна.' }]);
    expect(readablePart('что значит Е05', [russian])).toBe('что значит Е05');
  });

  it('is without the words of any other script', () => {
    expect(readablePart('ה-E-09 and E-09는', [manual]).replace(/\s+/gu, ' ').trim()).toBe('E-09 and E-09');
  });
});
