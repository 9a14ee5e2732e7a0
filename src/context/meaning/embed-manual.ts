import type { Clock } from '../../clock.ts';
import { withDeadline } from '../../deadline.ts';
import { HscError } from '../../errors.ts';
import { RateLimited } from '../../model/rate-limited.ts';
import type { Passage } from '../passage.ts';
import type { Embedder } from './embedder.ts';
import { packVectors } from './vectors.ts';
import type { Vectors } from './vectors.ts';
import { batchesOf } from './vector-store.ts';
import type { Batch, VectorStore } from './vector-store.ts';

interface EmbedParts {
  readonly embedder: Embedder;
  readonly store: VectorStore;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The API's most at once. https://ai.google.dev/api/embeddings#method:-models.batchembedcontents */
const BATCH = 100;
const ONE_CALL = 30_000;
/** Of it, how long room in the model's minute is waited for; milliseconds. */
const ROOM = 20_000;
/** Waits between tries of one batch; milliseconds. */
const WAITS = [500, 2_000, 8_000, 30_000];
const LONGEST_WAIT = 30_000;
/** Longer than one batch can take with all its tries, so that a process that died doesn't hold the others up for long. */
const CLAIM = 5 * 60_000;

/**
 * The vectors of a manual's passages, in their order: those that are kept already, and the rest made now, batch after
 * batch, each kept as soon as it is made. Null when another process is making them.
 * @throws HscError when a batch can't be had after five tries; the signal's reason when it is aborted
 */
export async function embedManual(
  sha256: string,
  passages: readonly Passage[],
  parts: EmbedParts,
): Promise<Vectors | null> {
  const { embedder, store } = parts;
  const batches = batchesOf(sha256, embedder.model, passages.map(passageText), BATCH);
  const kept: (Vectors | null)[] = [];
  for (const batch of batches) kept.push(await store.read(batch));
  if (kept.includes(null)) {
    if (!(await store.claim(sha256, CLAIM))) return null;
    try {
      for (const [place, batch] of batches.entries()) kept[place] ??= await made(sha256, batch, parts);
    } finally {
      await store.unclaim(sha256);
    }
  }
  return joined(kept.filter((vectors) => vectors !== null));
}

/** Title and text as the model's maker asks for them. https://ai.google.dev/gemini-api/docs/embeddings */
function passageText({ headings, text }: Passage): string {
  return `title: ${headings.length === 0 ? 'none' : headings.join(' > ')} | text: ${text}`;
}

async function made(sha256: string, batch: Batch, { embedder, store, clock, signal }: EmbedParts): Promise<Vectors> {
  for (let turn = 0; ; turn += 1) {
    signal.throwIfAborted();
    try {
      const vectors = packVectors(
        await withDeadline(clock, ONE_CALL, signal, (until) =>
          embedder.embed(batch.texts, { signal: until, patience: ROOM }),
        ),
      );
      await store.write(batch, vectors);
      await store.extend(sha256, CLAIM);
      return vectors;
    } catch (error) {
      signal.throwIfAborted();
      const wait = WAITS[turn];
      if (wait === undefined || (error instanceof HscError && !worthAnotherTry.has(error.code))) throw error;
      await clock.sleep(Math.max(wait, askedFor(error)), signal);
    }
  }
}

/** What the model's maker asks to wait, within reason; milliseconds. */
function askedFor(error: unknown): number {
  return error instanceof RateLimited ? Math.min(error.retryAfter ?? 0, LONGEST_WAIT) : 0;
}

const worthAnotherTry: ReadonlySet<HscError['code']> = new Set(['model-unavailable', 'model-rate-limited']);

function joined(batches: readonly Vectors[]): Vectors {
  const dimensions = batches[0]?.dimensions ?? 0;
  if (batches.some((batch) => batch.dimensions !== dimensions)) throw new RangeError('vectors of different lengths');
  const values = new Int8Array(batches.reduce((sum, batch) => sum + batch.values.length, 0));
  let at = 0;
  for (const batch of batches) {
    values.set(batch.values, at);
    at += batch.values.length;
  }
  return { dimensions, values };
}
