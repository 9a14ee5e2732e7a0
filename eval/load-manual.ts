import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Extractor } from '../src/manual/extractor.ts';
import { detectLanguage } from '../src/manual/library/detect-language.ts';
import type { Manual, ManualText } from '../src/manual/manual.ts';
import { WrongInput, whyUnreadable } from './wrong-input.ts';

const CachedText = z.object({
  title: z.string().nullable(),
  format: z.enum(['pdf', 'html']),
  pages: z.array(
    z.object({
      number: z.number(),
      label: z.string(),
      headings: z.array(z.string()),
      text: z.string(),
      anchor: z.string().nullable(),
    }),
  ),
  outline: z.array(z.object({ title: z.string(), page: z.number(), depth: z.number() })),
  hazards: z.array(z.object({ page: z.number(), kind: z.enum(['warning', 'caution', 'data-loss']), text: z.string() })),
});

/** The extractor's own sources: a text that another version of them made is not taken from the cache. */
const EXTRACTOR_SOURCES = join(import.meta.dirname, '../src/manual/extract');

export interface ManualLoaderOptions {
  /** Holds `<id>.pdf` or `<id>/` with HTML files. */
  readonly folder: string;
  readonly cacheFolder: string;
  readonly extractor: Extractor;
}

/**
 * Reads manuals by their id with the project's own extractor; what was read once is kept in `cacheFolder`. Throws
 * WrongInput when there is no such folder of manuals.
 */
export async function createManualLoader(options: ManualLoaderOptions) {
  await readdir(options.folder).catch((error: unknown) => {
    throw new WrongInput(`The manuals in ${options.folder} cannot be read: ${whyUnreadable(error)}.`);
  });
  const version = await hashOfFolder(EXTRACTOR_SOURCES);
  await mkdir(options.cacheFolder, { recursive: true });
  return {
    /** Throws WrongInput when there is no such manual or it can't be read. */
    async load(id: string): Promise<Manual> {
      const documents = await documentsOf(options.folder, id);
      const sha256 = hashOf(...documents.map(({ bytes }) => bytes));
      const cached = join(options.cacheFolder, `${id}-${hashOf(version, sha256).slice(0, 16)}.json`);
      let text = await readCached(cached);
      if (text === null) {
        text = joined(await Promise.all(documents.map((document) => extract(document, options.extractor))));
        await writeFile(cached, JSON.stringify(text));
      }
      return manualOf(id, sha256, text);
    },
  };
}

interface Document {
  readonly path: string;
  readonly bytes: Buffer;
  readonly format: 'pdf' | 'html';
}

async function documentsOf(folder: string, id: string): Promise<readonly Document[]> {
  const path = join(folder, `${id}.pdf`);
  const pdf = await readFile(path).catch(() => null);
  if (pdf !== null) return [{ path, bytes: pdf, format: 'pdf' }];
  const names = await readdir(join(folder, id), { recursive: true }).catch(() => []);
  const paths = names
    .filter((name) => /\.html?$/iu.test(name))
    .toSorted()
    .map((name) => join(folder, id, name));
  if (paths.length === 0) throw new WrongInput(`There is neither ${path} nor a folder of HTML files beside it.`);
  return Promise.all(paths.map(async (file) => ({ path: file, bytes: await readFile(file), format: 'html' as const })));
}

async function extract({ path, bytes, format }: Document, extractor: Extractor): Promise<ManualText> {
  const signal = AbortSignal.timeout(300_000);
  const outcome = await extractor.extract(bytes, format, { signal, onProgress: () => undefined });
  if (outcome.kind === 'extracted') return outcome.text;
  // One page of a site may hold pictures alone; a manual that is one document must be readable.
  if (format === 'html') return { title: null, format, pages: [], outline: [], hazards: [] };
  throw new WrongInput(`${path} can't be read: ${outcome.detail}`);
}

/** The pages of several documents one after the other, counted through. */
function joined(texts: readonly ManualText[]): ManualText {
  let before = 0;
  const parts = texts.map((text) => {
    const offset = before;
    before += text.pages.length;
    return {
      pages: text.pages.map((page) => ({ ...page, number: page.number + offset })),
      outline: text.outline.map((entry) => ({ ...entry, page: entry.page + offset })),
      hazards: text.hazards.map((hazard) => ({ ...hazard, page: hazard.page + offset })),
    };
  });
  return {
    title: texts[0]?.title ?? null,
    format: texts[0]?.format ?? 'html',
    pages: parts.flatMap(({ pages }) => pages),
    outline: parts.flatMap(({ outline }) => outline),
    hazards: parts.flatMap(({ hazards }) => hazards),
  };
}

function manualOf(documentId: string, sha256: string, text: ManualText): Manual {
  const characters = text.pages.reduce((sum, page) => sum + page.text.length, 0);
  const source = {
    url: `file:${documentId}`,
    edition: null,
    language: detectLanguage(text.pages),
    fetchedAt: 0,
    etag: null,
    lastModified: null,
  };
  return { ...text, ...source, documentId, sha256, characters };
}

async function readCached(path: string): Promise<ManualText | null> {
  const json = await readFile(path, 'utf8').catch(() => null);
  if (json === null) return null;
  try {
    return CachedText.parse(JSON.parse(json));
  } catch {
    // Written by another version, or cut off: it is made anew.
    return null;
  }
}

async function hashOfFolder(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).toSorted();
  return hashOf(...(await Promise.all(names.map((name) => readFile(join(folder, name))))));
}

function hashOf(...parts: readonly (Buffer | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
