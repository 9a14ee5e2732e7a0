import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { MIMEType, TextDecoder } from 'node:util';
import { getEncoding } from 'encoding-sniffer';
import { FetchFailure } from './fetch-failure.ts';
import { utf16Of } from './utf16.ts';
import { joinChunks } from './join-chunks.ts';
import { DECODED_LIMIT, megabytes } from './limits.ts';

const SLICE = 256 * 1024;
const HEAD = 4096;

/** As far as readers look for a `<meta charset>`. */
const SNIFFED = 1024;
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/**
 * An HTML document's bytes as UTF-8. What is UTF-8 already stays so, whatever is said of it; the rest is read as the byte
 * order mark, the Content-Type, or the document says (HTML standard, 13.2.3.2), else as windows-1252. Where the document
 * itself doesn't say UTF-8, the bytes begin with UTF-8's mark, which every reader goes by first.
 */
export async function decodeHtml(bytes: Uint8Array, contentType: string | null): Promise<Uint8Array> {
  if (!isPlainUtf8(bytes)) return transcoded(bytes, decoderFor(bytes, contentType));
  const saysSo = getEncoding(Buffer.from(bytes.subarray(0, SNIFFED))) === 'UTF-8';
  return saysSo ? bytes : joinChunks([BYTE_ORDER_MARK, ...slices(bytes)], bytes.length + BYTE_ORDER_MARK.length);
}

async function transcoded(bytes: Uint8Array, decoder: TextDecoder): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [BYTE_ORDER_MARK];
  let length = BYTE_ORDER_MARK.length;
  for (const slice of [...slices(bytes), null]) {
    const part = encoder.encode(slice === null ? decoder.decode() : decoder.decode(slice, { stream: true }));
    length += part.length;
    if (length > DECODED_LIMIT)
      throw new FetchFailure('too-large', `it is more than ${megabytes(DECODED_LIMIT)} as UTF-8`);
    parts.push(part);
    await setImmediate();
  }
  return joinChunks(parts, length);
}

function slices(bytes: Uint8Array): Uint8Array[] {
  const count = Math.ceil(bytes.length / SLICE);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * SLICE, (index + 1) * SLICE));
}

function isPlainUtf8(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  // UTF-16 without accents and ISO-2022-JP are valid UTF-8 too, but have these bytes.
  return isUtf8(bytes) && !head.includes(0x00) && !head.includes(0x1b);
}

function decoderFor(bytes: Uint8Array, contentType: string | null): TextDecoder {
  const head = Buffer.from(bytes.subarray(0, HEAD));
  const said = decoderOf(utf16Of(head) ?? charsetOf(contentType));
  return said ?? decoderOf(getEncoding(head, { maxBytes: HEAD })) ?? new TextDecoder('windows-1252');
}

function charsetOf(contentType: string | null): string | null {
  try {
    return contentType === null ? null : new MIMEType(contentType).params.get('charset');
  } catch {
    return null;
  }
}

function decoderOf(label: string | null): TextDecoder | null {
  try {
    return label === null ? null : new TextDecoder(label);
  } catch {
    return null;
  }
}
