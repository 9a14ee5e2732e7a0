import type { ExtractOptions } from '../extractor.ts';
import { FaultError } from './fault-error.ts';
import { limits } from './limits.ts';
import { pageRanges } from './page-ranges.ts';
import type { Reader } from './reader.ts';
import type { ReaderPool } from './reader-pool.ts';

/** Pages that are read at one go: few enough that the readers end together, many enough to be worth a message. */
const rangeSize = 16;
/** A document of fewer pages is not worth opening twice. */
const worthSharing = 40;

interface SharedReading {
  readonly pool: ReaderPool;
  /** Has the document open, and is given what all readers have read. */
  readonly owner: Reader;
  /** Everyone at work on this document; grows and shrinks. */
  readonly team: Set<Reader>;
  /** Gives a reader that nobody is waiting for, or null. */
  readonly call: () => Reader | null;
  readonly bytes: Uint8Array;
  readonly format: 'pdf' | 'html';
  readonly pages: number;
  readonly onProgress: ExtractOptions['onProgress'];
}

/** Reads all pages into the owner; readers without work join in, and leave when another document waits for one. */
export async function readShared({
  pool,
  owner,
  team,
  call,
  bytes,
  format,
  pages,
  onProgress,
}: SharedReading): Promise<void> {
  const finished = Promise.withResolvers<undefined>();
  const ranges = pageRanges(pages, rangeSize);
  const parts: string[] = [];
  let characters = 0;
  let done = 0;
  let working = 0;

  function join(reader: Reader): void {
    working += 1;
    read(reader).then(() => {
      working -= 1;
      if (working === 0) finished.resolve(undefined);
    }, finished.reject);
  }

  async function read(reader: Reader): Promise<void> {
    if (reader !== owner) await reader.open(bytes, format);
    while (reader === owner || !pool.waiting) {
      recruit();
      const { value: range } = ranges.next();
      if (range === undefined) break;
      const { raw } = await reader.request({ kind: 'read', ...range }, 'read');
      parts.push(raw);
      characters += raw.length;
      if (characters > 2 * limits.characters) throw new FaultError('too-large', 'its text is too long');
      done += range.last - range.first + 1;
      onProgress({ step: 'extracting', pages: done, total: pages });
    }
    if (reader !== owner) await leave(reader);
  }

  function recruit(): void {
    if (pages - done < worthSharing) return;
    const helper = call();
    if (helper === null) return;
    team.add(helper);
    join(helper);
  }

  async function leave(helper: Reader): Promise<void> {
    await helper.close();
    team.delete(helper);
    pool.release(helper);
  }

  join(owner);
  await finished.promise;
  for (const raw of parts) await owner.request({ kind: 'add', raw }, 'done');
}
