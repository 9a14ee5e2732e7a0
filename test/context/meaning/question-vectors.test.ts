import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../../src/context/meaning/embedder.ts';
import { createQuestionVectors } from '../../../src/context/meaning/question-vectors.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { run } from '../../support/until.ts';

const never = new AbortController().signal;
const asQuery = (text: string): string => `task: question answering | query: ${text}`;

/** Vectors by `embed`; each question's own by its length, unless told. */
function vectorsBy(embed: Embedder['embed'] = (texts) => Promise.resolve(texts.map((text) => [text.length]))) {
  const clock = createManualClock();
  const batches: (readonly string[])[] = [];
  const failed: string[] = [];
  const vectorOf = createQuestionVectors({
    clock,
    embedder: {
      model: 'm',
      embed(texts, options) {
        batches.push(texts);
        return embed(texts, options);
      },
    },
    onFailed: (detail) => failed.push(detail),
  });
  const asked = async (question: string) => (await run(clock, vectorOf(question, never))).value;
  return { vectorOf, asked, clock, batches, failed };
}

describe('vectors of questions', () => {
  it('are made in one request for all who ask at once, and kept', async () => {
    const { asked, batches } = vectorsBy();
    const vectors = await Promise.all([asked('pair it'), asked(' reset the device'), asked('')]);
    expect(vectors).toEqual([[asQuery('pair it').length], [asQuery('reset the device').length], null]);
    expect(batches).toEqual([[asQuery('pair it'), asQuery('reset the device')]]);
    expect(await asked('pair it')).toEqual(vectors[0]);
    expect(batches).toHaveLength(1);
  });

  it('come to the others when one of them leaves', async () => {
    const { vectorOf, clock } = vectorsBy();
    const leaving = new AbortController();
    const gone = vectorOf('gone', leaving.signal);
    const stays = vectorOf('stays', never);
    leaving.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    await clock.advance(25);
    expect(await stays).toEqual([asQuery('stays').length]);
  });

  it('are done without after 300 ms, and for 30 s nobody waits for one', async () => {
    const { vectorOf, asked, clock, batches, failed } = vectorsBy((_, { signal }) =>
      clock.sleep(400, signal).then(() => [[1]]),
    );
    const late = vectorOf('late', never);
    await clock.advance(299);
    expect(failed).toEqual([]);
    await clock.advance(1);
    expect(await late).toBeNull();
    expect(failed).toEqual(['not done within 300 ms']);
    expect(await asked('next')).toBeNull();
    expect(batches).toHaveLength(1);
    await clock.advance(30_000);
    await asked('later');
    expect(batches).toHaveLength(2);
  });
});
