import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { HscError } from '../errors.ts';
import type { CatalogFault } from './catalog-fault.ts';

const MEGABYTE = 1024 * 1024;
const MOST_FILE_BYTES = 64 * MEGABYTE;
const MOST_BYTES = 256 * MEGABYTE;
const MOST_FILES = 10_000;

/** A catalog file that was read. */
export interface CatalogSource {
  /** The file's name within the catalog. */
  readonly file: string;
  /** Absolute path of the folder that the file's manuals may be in. */
  readonly folder: string;
  readonly json: unknown;
}

/**
 * Reads the JSON of a catalog: the file, or every `*.json` directly in the folder but `schema.json`, by name.
 * A file that can't be read or isn't JSON is a fault. At most 64 MB a file, 256 MB and 10,000 files in all.
 * @throws HscError `catalog-unreadable` when there is nothing at `path` that can be read; the signal's reason
 */
export async function readCatalogFiles(
  path: string,
  signal: AbortSignal,
): Promise<{ sources: readonly CatalogSource[]; faults: readonly CatalogFault[] }> {
  const { folder, files } = await listFiles(path);
  const sources: CatalogSource[] = [];
  const faults: CatalogFault[] = [];
  let room = MOST_BYTES;
  for (const file of files) {
    signal.throwIfAborted();
    try {
      const source = await readSource(folder, file, room, signal);
      sources.push({ file, folder, json: source.json });
      room -= source.bytes;
    } catch (error) {
      signal.throwIfAborted();
      faults.push({ file, id: null, reason: reasonOf(error) });
    }
  }
  return { sources, faults };
}

async function listFiles(path: string): Promise<{ folder: string; files: readonly string[] }> {
  try {
    const place = resolve(path);
    if (!(await stat(place)).isDirectory()) return { folder: dirname(place), files: [basename(place)] };
    const names = (await readdir(place)).filter(isCatalogFile).sort();
    return { folder: place, files: names.slice(0, MOST_FILES) };
  } catch (error) {
    throw new HscError(
      'catalog-unreadable',
      `The catalog at "${path}" cannot be read (${reasonOf(error)}). Set CATALOG to a JSON file or a folder of them.`,
      { cause: error },
    );
  }
}

function isCatalogFile(name: string): boolean {
  return name.endsWith('.json') && name !== 'schema.json' && !name.startsWith('.');
}

async function readSource(folder: string, file: string, room: number, signal: AbortSignal) {
  const path = join(folder, file);
  const bytes = sizeOf(await stat(path), room);
  const text = await readFile(path, { encoding: 'utf8', signal });
  const json: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
  return { json, bytes };
}

function sizeOf(stats: Stats, room: number): number {
  if (!stats.isFile()) throw new Error('is not a file');
  if (stats.size > MOST_FILE_BYTES) throw new Error('is larger than 64 MB');
  if (stats.size > room) throw new Error('is left out: the catalog is larger than 256 MB');
  return stats.size;
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `is not JSON: ${error.message.slice(0, 200)}`;
  if (!(error instanceof Error)) return 'cannot be read';
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'reading it is not permitted';
  return error.message;
}
