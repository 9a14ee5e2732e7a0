import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parseJson } from '../../stand-in/json.ts';
import { refusals } from '../refusal.ts';
import type { Upload } from './route.ts';

/** Bytes that a file may have. */
const mostBytes = 10 * 1_024 * 1_024;

export interface Body {
  readonly body: unknown;
  readonly files: ReadonlyMap<number, Upload>;
}

/** Reads JSON or a form with `payload_json` and `files[n]`. Throws a Refusal for what can't be read. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const bytes = await buffer(request);
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  if (bytes.length === 0) return { body: {}, files: new Map() };
  return { body: json(bytes.toString()), files: new Map() };
}

/** https://www.rfc-editor.org/rfc/rfc7578 */
function readForm(bytes: Buffer, type: string): Body {
  const boundary = /boundary="?([^";]+)"?/u.exec(type)?.[1] ?? '';
  // One character for each byte, so that nothing of a file is changed.
  const sections = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1, -1);
  const files = new Map<number, Upload>();
  let body: unknown = {};
  for (const section of sections) {
    const end = section.indexOf('\r\n\r\n');
    const head = Buffer.from(section.slice(0, end), 'latin1').toString();
    const content = Buffer.from(section.slice(end + 4), 'latin1');
    const field = /\bname="([^"]*)"/u.exec(head)?.[1] ?? '';
    if (field === 'payload_json') body = json(content.toString());
    const number = /^files\[(\d+)\]$/u.exec(field)?.[1];
    if (number === undefined) continue;
    if (content.length > mostBytes) throw refusals.tooLarge();
    const name = /\bfilename="([^"]*)"/u.exec(head)?.[1] ?? 'file';
    const kind = /content-type: *([^\r\n]+)/iu.exec(head)?.[1] ?? 'application/octet-stream';
    files.set(Number(number), { name, type: kind, bytes: content });
  }
  return { body, files };
}

function json(text: string): unknown {
  const value = parseJson(text);
  if (value === undefined) throw refusals.noJson();
  return value;
}
