import { createHash } from 'node:crypto';

/** A file name for any document id. */
export function documentFileName(documentId: string): string {
  return `${harmlessName(documentId)}.manual.gz`;
}

/**
 * A name in a folder for any id, whatever is in it: what is harmless stays readable, and a hash of the whole id keeps ids
 * apart that differ only in what is not, or only in case.
 */
export function harmlessName(id: string): string {
  const readable = id
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60);
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 16);
  return `${readable === '' ? 'document' : readable}.${hash}`;
}

/** Whether a file of the folder is one of these. */
export function isDocumentFile(name: string): boolean {
  return /\.[0-9a-f]{16}\.manual\.gz$/u.test(name);
}

/** Whether it is what was written of one so far. */
export function isUnfinishedFile(name: string): boolean {
  return /\.manual\.gz\.[0-9a-f-]{36}\.part$/u.test(name);
}
