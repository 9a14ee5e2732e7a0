import type { ExtractOptions } from '../extractor.ts';
import type { ManualText, Page } from '../manual.ts';
import { FaultError } from './fault-error.ts';
import { limits } from './limits.ts';
import type { Reader } from './reader.ts';
import type { ReaderPool } from './reader-pool.ts';
import { readShared } from './read-shared.ts';

/** Bytes above which a document is likely to have enough pages for two readers. */
const worthAnother = 512 * 1024;
/** Pages per reply: ordinary ones are some 50 KB, which this process takes in within a few milliseconds. */
const batch = 16;

/**
 * Reads one document with a reader of the pool, and with whatever others have nothing to do. Throws FaultError for what
 * the document is to blame for, and the signal's reason once that is aborted. Readers that are in the middle of something
 * then are ended.
 */
export async function readDocument(
  pool: ReaderPool,
  bytes: Uint8Array,
  format: 'pdf' | 'html',
  { signal, onProgress }: ExtractOptions,
): Promise<ManualText> {
  const owner = await pool.acquire(signal);
  const team = new Set([owner]);
  // Starts while the owner opens the document; a small one is soon read by one alone.
  let reserve = format === 'pdf' && bytes.length > worthAnother ? pool.spare() : null;
  const call = () => {
    const reader = reserve ?? pool.spare();
    reserve = null;
    return reader;
  };
  const dismiss = () => {
    for (const reader of team) void reader.kill('too-slow', 'reading was broken off');
  };
  signal.addEventListener('abort', dismiss, { once: true });
  try {
    const { pages } = await owner.open(bytes, format);
    if (pages > limits.pages) throw new FaultError('too-large', `the document has ${pages} pages`);
    await readShared({ pool, owner, team, call, bytes, format, pages, onProgress });
    const text = await finish(owner, format);
    await owner.close();
    return text;
  } catch (error) {
    if (team.size === 1 && owner.idle) await owner.close();
    else dismiss();
    throw error;
  } finally {
    signal.removeEventListener('abort', dismiss);
    if (reserve !== null) team.add(reserve);
    for (const reader of team) pool.release(reader);
  }
}

async function finish(owner: Reader, format: 'pdf' | 'html'): Promise<ManualText> {
  const { title, outline, hazards, date, pages: total } = await owner.request({ kind: 'finish' }, 'finished');
  const pages: Page[] = [];
  while (pages.length < total) {
    const taken = await owner.request({ kind: 'take', first: pages.length, count: batch }, 'pages');
    if (taken.pages.length === 0) throw new FaultError('reader-failed', `${pages.length} of ${total} pages came`);
    pages.push(...taken.pages);
  }
  return { title, format, pages, outline, hazards, date };
}
