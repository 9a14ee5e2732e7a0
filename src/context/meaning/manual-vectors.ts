import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import type { Manual } from '../../manual/manual.ts';
import type { PassageIndex } from '../passage-index.ts';
import { embedManual } from './embed-manual.ts';
import type { Embedder } from './embedder.ts';
import type { Vectors } from './vectors.ts';
import type { VectorStore } from './vector-store.ts';

/** The vectors of manuals' passages, made in the background for those that are wanted. */
export interface ManualVectors {
  /** Those that are ready, in the order of the manual's passages; null when there are none yet. Never waits. */
  of(searched: SearchedManual): Vectors | null;
  /** Ends what is being made; what has been made is kept. */
  close(): Promise<void>;
}

export interface SearchedManual {
  readonly manual: Manual;
  readonly index: PassageIndex;
}

export interface ManualVectorsOptions {
  readonly embedder: Embedder;
  readonly store: VectorStore;
  readonly clock: Clock;
  /** Whether a manual is asked about often enough to have vectors. Never rejects. */
  readonly isWanted: (documentId: string) => Promise<boolean>;
  /** Told what became of the making of a manual's vectors. */
  readonly onMade?: (result: 'made' | 'failed', detail: string) => void;
}

/** After a failure a manual is not begun again for so long; milliseconds. */
const REST = 10 * 60_000;
/** Manuals that are waiting for their vectors or being given them. */
const MOST_MAKING = 20;
/** Vectors in the memory of this process; bytes. */
const IN_MEMORY = 64_000_000;

export function createManualVectors(options: ManualVectorsOptions): ManualVectors {
  const { embedder, store, clock, isWanted, onMade } = options;
  const known = new LRUCache<string, Vectors>({
    maxSize: IN_MEMORY,
    sizeCalculation: ({ values }) => values.length + 1,
  });
  const rests = new LRUCache<string, number>({ max: 1_000 });
  const making = new Map<string, Promise<void>>();
  const closing = new AbortController();
  const { signal } = closing;
  /** One manual after the other: they are not to take the quota from answers. */
  let line: Promise<void> = Promise.resolve();

  async function make({ manual: { sha256 }, index }: SearchedManual): Promise<void> {
    try {
      const vectors = await embedManual(sha256, index.passages, { embedder, store, clock, signal });
      if (vectors === null) return;
      known.set(sha256, vectors);
      onMade?.('made', `${index.passages.length} passages`);
    } catch (error) {
      if (signal.aborted) return;
      rests.set(sha256, clock.now() + REST);
      onMade?.('failed', error instanceof Error ? error.message : String(error));
    }
  }

  async function inLine(searched: SearchedManual): Promise<void> {
    if (!(await isWanted(searched.manual.documentId))) return;
    line = line.then(() => make(searched));
    await line;
  }

  return {
    of(searched) {
      const { sha256 } = searched.manual;
      const ready = known.get(sha256);
      if (ready !== undefined) return ready;
      const isResting = (rests.get(sha256) ?? 0) > clock.now();
      if (making.has(sha256) || making.size >= MOST_MAKING || isResting || signal.aborted) return null;
      making.set(
        sha256,
        inLine(searched).finally(() => making.delete(sha256)),
      );
      return null;
    },
    async close() {
      closing.abort();
      await Promise.all(making.values());
    },
  };
}
