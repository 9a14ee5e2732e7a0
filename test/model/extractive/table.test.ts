import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../src/model/extractive/units.ts';

function rowsIn(text: string, headings: readonly string[] = []): readonly string[] {
  return unitsOf(text, headings).flatMap(({ kind, text: words }) => (kind === 'row' ? [words] : []));
}

const codes = [
  'Code\tMessage\tMeaning\tRemedy',
  'E-05\tFile Damaged\tThe file cannot be read.\tCopy it to the card again.',
  'E-06\tMemory Full\tThe internal memory',
  'has no room.',
  '',
  'Delete samples or songs that you',
  'do not need.',
  '',
  'E-07\tWrong Sample\tNot a WAV file.\tUse WAV.',
].join('\n');

describe('the rows of a table', () => {
  it('stay apart, with what was wrapped in the cell where it was', () => {
    expect(rowsIn(codes)).toEqual([
      'E-05\tFile Damaged\tThe file cannot be read.\tCopy it to the card again.',
      'E-06\tMemory Full\tThe internal memory has no room.\tDelete samples or songs that you do not need.',
      'E-07\tWrong Sample\tNot a WAV file.\tUse WAV.',
    ]);
  });

  it('are without the names of the columns', () => {
    expect(unitsOf(codes, [])[0]).toMatchObject({ kind: 'label', text: 'Code\tMessage\tMeaning\tRemedy' });
  });

  it('begin with a label that was wrapped itself', () => {
    const text = [
      'What happens\tWhat to do',
      'The rim is silent\tThe cable is mono, or its type is wrong.',
      'A pad sounds at MASTER',
      'OUT no longer',
      '',
      'It is routed to DIRECT OUT.',
      'Hum or noise\tUse balanced cables.',
    ].join('\n');
    expect(rowsIn(text)).toEqual([
      'The rim is silent\tThe cable is mono, or its type is wrong.',
      'A pad sounds at MASTER OUT no longer\tIt is routed to DIRECT OUT.',
      'Hum or noise\tUse balanced cables.',
    ]);
  });

  it('end before the paragraph that follows', () => {
    const text =
      'Clock\t24\nChannel\t10\n\nThe note of each pad is set in the menu of the pad, and it is kept with the kit.';
    expect(rowsIn(text)).toEqual(['Clock\t24', 'Channel\t10']);
    const last = unitsOf(text, []).at(-1);
    expect(last?.kind).toBe('sentence');
    expect(last?.text).toMatch(/^The note/u);
  });

  it('end before the next heading', () => {
    expect(rowsIn('Clock\t24\nMIDI chart\nNote on\t1', ['MIDI chart'])).toEqual(['Clock\t24', 'Note on\t1']);
  });
});

describe('warnings in a text', () => {
  const text = 'Do this.\n\nCAUTION\nDo not switch off. It\nmay break.\n\nNOTE\nIt blinks.\n\n1. Press it.';

  it('are units of their own when the manual lists them', () => {
    const units = unitsOf(text, [], { hazards: ['CAUTION: Do not switch off. It may break.'] });
    expect(units.map(({ kind, text: words }) => [kind, words])).toEqual([
      ['sentence', 'Do this.'],
      ['hazard', 'CAUTION Do not switch off. It may break.'],
      ['label', 'NOTE'],
      ['sentence', 'It blinks.'],
      ['step', 'Press it.'],
    ]);
  });

  it('leave a sentence alone that begins with the same word', () => {
    const units = unitsOf('Caution is what you need.', [], {
      hazards: ['CAUTION: Do not switch off. It may break.'],
    });
    expect(units.map(({ kind }) => kind)).toEqual(['sentence']);
  });
});
