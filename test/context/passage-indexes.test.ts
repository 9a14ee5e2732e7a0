import { describe, expect, it } from 'vitest';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { manualOf } from '../support/manual-of.ts';

const never = new AbortController().signal;

function longManual(characters: number, sha256 = 'a'.repeat(64)) {
  const page = Array.from({ length: 300 }, (_, word) => `word${(word * 7919).toString(36)} about`).join(' ');
  return manualOf(
    Array.from({ length: Math.ceil(characters / page.length) }, () => page),
    { sha256 },
  );
}

describe('the indexes of manuals', () => {
  it('makes an index once for everybody who waits for it, and keeps it', async () => {
    const indexes = createPassageIndexes({ maxCharacters: 1_000_000 });
    const manual = longManual(200_000);
    const [first, second] = await Promise.all([indexes.indexFor(manual, never), indexes.indexFor(manual, never)]);
    expect(first).toBe(second);
    expect(await indexes.indexFor({ ...manual }, never)).toBe(first);
  });

  it('makes a new index when the text has changed', async () => {
    const indexes = createPassageIndexes({ maxCharacters: 1_000_000 });
    const first = await indexes.indexFor(longManual(5_000), never);
    expect(await indexes.indexFor(longManual(5_000, 'b'.repeat(64)), never)).not.toBe(first);
  });

  it('keeps no more text than it was given room for, and still serves what is longer', async () => {
    const indexes = createPassageIndexes({ maxCharacters: 120_000 });
    const manuals = ['a', 'b', 'c'].map((letter) => longManual(50_000, letter.repeat(64)));
    const firsts = [];
    for (const manual of manuals) firsts.push(await indexes.indexFor(manual, never));
    expect(await indexes.indexFor(manuals[2]!, never)).toBe(firsts[2]);
    expect(await indexes.indexFor(manuals[0]!, never)).not.toBe(firsts[0]);
    const huge = await indexes.indexFor(longManual(200_000, 'd'.repeat(64)), never);
    expect(huge.passages.length).toBeGreaterThan(100);
  });

  it('rejects with the reason of an abort, and goes on for the others', async () => {
    const indexes = createPassageIndexes({ maxCharacters: 10_000_000 });
    const manual = longManual(600_000);
    const impatient = new AbortController();
    const left = indexes.indexFor(manual, impatient.signal);
    const stays = indexes.indexFor(manual, never);
    impatient.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect((await stays).passages.length).toBeGreaterThan(100);
    await expect(indexes.indexFor(manual, impatient.signal)).rejects.toThrow('gone');
  });

  it('stops the making when nobody waits any more, and begins anew for the next', async () => {
    const indexes = createPassageIndexes({ maxCharacters: 10_000_000 });
    const manual = longManual(600_000);
    const only = new AbortController();
    const left = indexes.indexFor(manual, only.signal);
    only.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect((await indexes.indexFor(manual, never)).rank('word', 1)).toBeDefined();
  });

  it('lets the event loop turn while a long manual is indexed', async () => {
    const indexes = createPassageIndexes({ maxCharacters: 10_000_000 });
    let turns = 0;
    let done = false;
    const turn = (): void => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    await indexes.indexFor(longManual(2_000_000), never);
    done = true;
    // How long a turn takes depends on what else the machine does: the bench measures it.
    expect(turns).toBeGreaterThan(10);
  });
});
