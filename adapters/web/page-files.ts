import { readFile } from 'node:fs/promises';

/** One file of the page, ready to be sent. */
export interface PageFile {
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

const files = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/page/page.css', 'page.css', 'text/css; charset=utf-8'],
  ['/page/page.js', 'page.js', 'text/javascript; charset=utf-8'],
  ['/page/answer.js', 'answer.js', 'text/javascript; charset=utf-8'],
  ['/page/event-reader.js', 'event-reader.js', 'text/javascript; charset=utf-8'],
  ['/page/icon.svg', 'icon.svg', 'image/svg+xml'],
] as const;

/** Reads the page's files; no other file can be asked for. */
export async function loadPageFiles(): Promise<readonly PageFile[]> {
  return await Promise.all(
    files.map(async ([path, name, type]) => ({
      path,
      type,
      content: await readFile(new URL(`page/${name}`, import.meta.url)),
    })),
  );
}

/** Scripts, styles and connections of our own alone; no frame around the page; no text ever becomes HTML. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
