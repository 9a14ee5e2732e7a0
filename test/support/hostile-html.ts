const MEGABYTE = 1024 * 1024;
const head = '<!doctype html><title>RM-5</title><h1>RM-5</h1><p>Hold the button for three seconds.</p>';

/** HTML that means harm to whoever parses it, with a name for a test; made when it is asked for. */
export const hostileHtml: readonly (readonly [name: string, make: () => Buffer])[] = [
  ['a megabyte of nested <b>', () => behind(filled('<b>', MEGABYTE))],
  ['4 MB of nested <div>', () => behind(filled('<div>', 4 * MEGABYTE))],
  ['nested tables', () => behind(filled('<table><tr><td>', MEGABYTE))],
  ['links that are never closed', () => behind(filled('<a href=x><p>', MEGABYTE))],
  ['closing tags of what was never opened', () => behind(filled('<i>', 600_000) + filled('</b>', 2 * MEGABYTE))],
  ['a million attributes', () => behind(`<p ${attributes(1_000_000)}>x`)],
  ['a million attributes before the first word', () => Buffer.from(`<!doctype html><html ${attributes(1e6)}>${head}`)],
  ['a comment without an end', () => behind(`<!--${filled('x-', 20 * MEGABYTE)}`)],
  ['a comment begun again and again', () => behind(filled('<!--', 10 * MEGABYTE))],
  ['a script without an end', () => behind(`<script>${filled('<!-- <scr ', 20 * MEGABYTE)}`)],
  [
    'millions of character references',
    () => behind(filled('&amp;&#x41;&CounterClockwiseContourIntegral;', 5 * MEGABYTE)),
  ],
  ['a character reference without an end', () => behind(`&#${filled('9', 5 * MEGABYTE)}`)],
  ['null bytes', () => Buffer.concat([Buffer.from(head), Buffer.alloc(10 * MEGABYTE)])],
  ['text between null bytes', () => behind(filled('a\0', 5 * MEGABYTE))],
  ['49 MB of text in one paragraph', () => behind(filled('lorem ipsum dolor sit amet ', 49 * MEGABYTE))],
  ['one word of 20 MB', () => behind(filled('a', 20 * MEGABYTE))],
  ['two million headings', () => behind(filled('<h2>x</h2>', 20 * MEGABYTE))],
  ['20 MB of spaces', () => behind(`x${filled(' ', 20 * MEGABYTE)}y`)],
  ['bytes of no encoding', () => Buffer.concat([Buffer.from(head), Buffer.alloc(20 * MEGABYTE, 0xe9)])],
];

function behind(html: string): Buffer {
  return Buffer.from(head + html);
}

function filled(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length));
}

function attributes(count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}=1`).join(' ');
}
