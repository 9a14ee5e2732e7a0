/**
 * The answer that the stand-in of the model writes for one asker. Each word of it has the asker's number and its own place
 * in it, so that what stands on the screen says which words are there, which are missing and which are there twice.
 */
export function answerText(asker: number, characters: number): string {
  let text = '';
  for (let index = 0; ; index += 1) {
    const next = between(index) + word(asker, index);
    const cited = citations[index];
    const more = next + (cited === undefined ? '' : `. ${cited}\n\n`);
    // The last word is made as long as the text has to be.
    if (text.length + more.length + 24 > characters) return text + lastWord(asker, index, characters - text.length);
    text += more;
  }
}

/** A word of an answer. */
export interface Word {
  readonly asker: number;
  /** Its place among the words of the answer, from 0. */
  readonly index: number;
  /** Where it ends in the text that was searched. */
  readonly end: number;
}

/** All whole words of answers in a text, in order. */
export function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/q(\d+)[a-z]+(\d{4})(?!\d)/gu)].map((match) => ({
    asker: Number(match[1]),
    index: Number(match[2]),
    end: match.index + match[0].length,
  }));
}

const stems = 'press hold turn the knob until lamp blinks then choose audio pairing on your phone and wait'.split(' ');
/** Sentences of the sample manual after these words. */
const citations: Readonly<Record<number, string>> = {
  40: 'When the display shows "Connected" and the name of the phone, pairing is done. [MANUAL: page 22]',
  120: 'Bluetooth MIDI is paired inside the music app, not in the settings of the phone. [MANUAL: page 23]',
};
const perSentence = 8;
const perParagraph = 40;

function word(asker: number, index: number): string {
  const plain = `q${asker}${stems[index % stems.length] ?? 'word'}${String(index).padStart(4, '0')}`;
  return index % perParagraph === 3 ? `**${plain}**` : plain;
}

function lastWord(asker: number, index: number, length: number): string {
  const [start, end] = [`${between(index)}q${asker}`, `${String(index).padStart(4, '0')}.`];
  return start + 'o'.repeat(Math.max(1, length - start.length - end.length)) + end;
}

/** What stands before a word: a paragraph in three is a list of steps. */
function between(index: number): string {
  if (index === 0) return '';
  const isList = Math.floor(index / perParagraph) % 3 === 1;
  if (index % perParagraph === 0) return isList ? '.\n\n1. ' : '.\n\n';
  if (index % perSentence === 0) return isList ? `.\n${(index % perParagraph) / perSentence + 1}. ` : '. ';
  return ' ';
}
