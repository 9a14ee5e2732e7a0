import { describe, expect, it } from 'vitest';
import { keptBlocks } from '../../src/context/kept-blocks.ts';

function blocksIn(text: string): readonly string[] {
  return keptBlocks(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end).trimEnd());
}

describe('what is kept whole', () => {
  it('is a table with cells that go on in the next line', () => {
    const table = 'Code\tMeaning\nE-05\tThe card could not be read by the\nmachine.\nE-06\tThe battery is empty.';
    expect(blocksIn(`Errors are shown.\n${table}\nAfterwards turn it off.\nAnd on again.\nAnd wait.`)).toEqual([table]);
  });

  it('is a table of a page of HTML', () => {
    expect(blocksIn('Keys\n\nCtrl-A | all\nCtrl-C | copy\n\nMore.')).toEqual(['Ctrl-A | all\nCtrl-C | copy']);
  });

  it('is a procedure with what is said after its steps', () => {
    const steps = '1. Hold [PAIR].\nThe light blinks.\n2. Choose the device on\nyour phone.';
    expect(blocksIn(`To pair:\n${steps}\nIt is paired now.`)).toEqual([steps]);
    expect(blocksIn('Step 1: Open it.\nStep 2: Close it.\n')).toEqual(['Step 1: Open it.\nStep 2: Close it.']);
  });

  it('are two tables with an empty line between them, and two procedures that begin anew', () => {
    expect(blocksIn('a\t1\nb\t2\n\nc\t3\nd\t4')).toEqual(['a\t1\nb\t2', 'c\t3\nd\t4']);
    expect(blocksIn('1. A.\n2. B.\n1. C.\n2. D.')).toEqual(['1. A.\n2. B.', '1. C.\n2. D.']);
  });

  it('is one block where a procedure holds a table', () => {
    const text = '1. Look it up.\nE-05\tcard\nE-06\tbattery\n2. Put it right.';
    expect(blocksIn(text)).toEqual([text]);
  });

  it.each(['One line alone.', 'A\trow by itself\nand text.', '1. A heading\nwith text.', 'in 2024.\nand 2025.', ''])(
    'is nothing in: %j',
    (text) => {
      expect(blocksIn(text)).toEqual([]);
    },
  );

  it('lies in the part of the text that was asked for', () => {
    const text = 'a\t1\nb\t2\nc\t3\nd\t4\n';
    expect(keptBlocks(text, { start: 4, end: 12 })).toEqual([{ start: 4, end: 12 }]);
  });
});
