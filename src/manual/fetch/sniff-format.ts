import { utf16Of } from './utf16.ts';

/** What the bytes are: a document, a gzip file that may have one inside, or nothing that is read here. */
type SniffedFormat = 'pdf' | 'html' | 'gzip' | null;

/** A PDF's header is somewhere in here (PDF 1.7, annex H.3.4.1), and so is what makes a text HTML. */
const HEAD = 1024;
const HTML_HEAD = 4096;

/** Where a PDF ends: some servers and tools append blanks or a few lines of their own. */
const TAIL = 64 * 1024;

/** The WHATWG MIME Sniffing Standard's tags, with those that fragments of manuals begin with. */
const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|title|meta|link|script|style|iframe|h[1-6]|div|section|article|main|header|nav|p|a|b|br|font|table|ul|ol|dl|img|center|span)(?=[\s/>])/i;

/** Tells the format by the bytes; `typeSaysHtml` (the server's word) only counts for texts that have tags at all. */
export function sniffFormat(bytes: Uint8Array, typeSaysHtml = false): SniffedFormat {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8) return 'gzip';
  const head = headText(bytes).replace(/<!--[\s\S]*?-->/g, '');
  const html = HTML_START.test(head) || (typeSaysHtml && /<\/?(?:html|body|h[1-6]|p|div|table|ul|ol)[\s>]/i.test(head));
  const pdf = /%PDF-\d/.test(latin1(bytes.subarray(0, HEAD)));
  // An HTML page may speak of PDF headers; a PDF after a server's HTML notice has a PDF's end.
  if (pdf && (!html || hasPdfEnd(bytes))) return 'pdf';
  return html ? 'html' : null;
}

/** Whether a PDF's last part is there. Without it the file was cut: a reader would show some pages as if they were all. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const linearized = /\/Linearized\b[^>]{0,200}?\/L\s+(\d{1,12})\b/.exec(latin1(bytes.subarray(0, 2 * HEAD)));
  const declared = Number(linearized?.[1] ?? 0);
  return bytes.length >= declared && hasPdfEnd(bytes);
}

function hasPdfEnd(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-TAIL);
  return tail.includes('%%EOF') || tail.includes('startxref');
}

function headText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HTML_HEAD);
  const utf16 = utf16Of(head);
  if (utf16 !== null) return new TextDecoder(utf16).decode(head);
  return latin1(head).replace(/^\u00ef\u00bb\u00bf/, '');
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
