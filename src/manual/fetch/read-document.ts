import { Readable } from 'node:stream';
import { collectBytes } from './collect-bytes.ts';
import { decodeContent } from './decode-content.ts';
import { decodeHtml } from './decode-html.ts';
import { FetchFailure } from './fetch-failure.ts';
import { DECODED_LIMIT } from './limits.ts';
import { sniffFormat } from './sniff-format.ts';

interface FoundDocument {
  /** Those of an HTML document are UTF-8. */
  readonly bytes: Uint8Array;
  readonly format: 'pdf' | 'html';
}

/**
 * Finds out by the bytes what they are, and unpacks a document that is kept as a `.gz` file.
 *
 * @throws FetchFailure when they are no document, or unpack to too much; what zlib throws for a broken gzip file.
 */
export async function readDocument(bytes: Uint8Array, contentType: string | null): Promise<FoundDocument> {
  const typeSaysHtml = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '');
  let found = bytes;
  let format = sniffFormat(found, typeSaysHtml);
  if (format === 'gzip') {
    found = await collectBytes(decodeContent('gzip', Readable.from([bytes])), DECODED_LIMIT);
    format = sniffFormat(found, typeSaysHtml);
  }
  if (format === 'pdf') return { bytes: found, format };
  if (format === 'html') return { bytes: await decodeHtml(found, contentType), format };
  throw new FetchFailure('not-a-document', `${bytes.length} bytes that are neither PDF nor HTML`);
}
