import type { Passage } from '../passage.ts';
import { createManualVectors } from './manual-vectors.ts';
import type { ManualVectorsOptions, SearchedManual } from './manual-vectors.ts';
import { createQuestionVectors } from './question-vectors.ts';
import type { QuestionVectorsOptions } from './question-vectors.ts';
import { cosines } from './vectors.ts';

/** Finds passages by what they mean rather than by their words. */
export interface Meaning {
  /**
   * The passages nearest in meaning to the question, nearest first, at most 100, out of those manuals that have vectors
   * already; none when there are none, or the question's own vector is late. Vectors of the others are made in the
   * background, if they are wanted. Throws the signal's reason alone.
   */
  nearest(searched: readonly SearchedManual[], question: string, signal: AbortSignal): Promise<readonly Passage[]>;
  /** Ends what is being made; what has been made is kept. */
  close(): Promise<void>;
}

const NEAREST = 100;

export function createMeaning(options: ManualVectorsOptions & QuestionVectorsOptions): Meaning {
  const manuals = createManualVectors(options);
  const vectorOf = createQuestionVectors(options);
  return {
    async nearest(searched, question, signal) {
      const ready = searched.flatMap((one) => {
        const vectors = manuals.of(one);
        return vectors === null ? [] : [{ passages: one.index.passages, vectors }];
      });
      const vector = ready.length === 0 ? null : await vectorOf(question, signal);
      if (vector === null) return [];
      return ready
        .flatMap(({ passages, vectors }) => {
          const angles = cosines(vector, vectors);
          return passages.map((passage, place) => ({ passage, angle: angles[place] ?? 0 }));
        })
        .filter(({ angle }) => angle > 0)
        .sort((one, other) => other.angle - one.angle)
        .slice(0, NEAREST)
        .map(({ passage }) => passage);
    },
    close: () => manuals.close(),
  };
}
