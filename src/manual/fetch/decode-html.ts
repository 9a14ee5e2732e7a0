import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { MIMEType, TextDecoder } from 'node:util';
import { getEncoding } from 'encoding-sniffer';

const CHUNK = 1024 * 1024;
const HEAD = 4096;
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/**
 * An HTML document's bytes as UTF-8. Bytes that are UTF-8 already are passed on as they are, whatever they or the server
 * say of themselves; others are read as the byte order mark, the Content-Type, or the document says (HTML standard,
 * 13.2.3.2), else as windows-1252, and begin with UTF-8's mark, since what the document says is wrong then.
 */
export async function decodeHtml(bytes: Uint8Array, contentType: string | null): Promise<Uint8Array> {
  if (isPlainUtf8(bytes)) return bytes;
  const decoder = decoderFor(bytes, contentType);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [BYTE_ORDER_MARK];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const end = start + CHUNK;
    parts.push(encoder.encode(decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length })));
    await setImmediate();
  }
  return Buffer.concat(parts);
}

function isPlainUtf8(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  // UTF-16 without accents and ISO-2022-JP are valid UTF-8 too, but have these bytes.
  return isUtf8(bytes) && !head.includes(0x00) && !head.includes(0x1b);
}

function decoderFor(bytes: Uint8Array, contentType: string | null): TextDecoder {
  const head = Buffer.from(bytes.subarray(0, HEAD));
  const [first, second] = head;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const said = marked ? null : decoderOf(charsetOf(contentType));
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
