import { createHash } from 'node:crypto';

/**
 * A file name for any document id, whatever is in it: what is harmless stays readable, and a hash of the whole id keeps
 * ids apart that differ only in what is not, or only in case.
 */
export function documentFileName(documentId: string): string {
  const readable = documentId
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60);
  const hash = createHash('sha256').update(documentId).digest('hex').slice(0, 16);
  return `${readable === '' ? 'document' : readable}.${hash}.manual.gz`;
}

/** Whether a file of the folder is one of these. */
export function isDocumentFile(name: string): boolean {
  return /\.[0-9a-f]{16}\.manual\.gz$/u.test(name);
}

/** Whether it is what was written of one so far. */
export function isUnfinishedFile(name: string): boolean {
  return /\.manual\.gz\.[0-9a-f-]{36}\.part$/u.test(name);
}
