import { readFile } from 'node:fs/promises';
import { PDFParse } from 'pdf-parse';
import { expect, test } from 'vitest';
import { buildSampleManual } from '../../scripts/sample-manual/build-sample-manual.ts';
import { chapters } from '../../scripts/sample-manual/manual.ts';

const committed = new URL('../../catalog/samples/lindholm-rm-5.pdf', import.meta.url);
const frontPages = 6;

async function pageTexts(): Promise<readonly string[]> {
  const parser = new PDFParse({ data: new Uint8Array(await readFile(committed)) });
  try {
    const { pages } = await parser.getText();
    return pages.map((page) => page.text);
  } finally {
    await parser.destroy();
  }
}

test('the committed sample manual is what the script makes, byte for byte', async () => {
  const made = Buffer.from(await buildSampleManual());
  expect(made.equals(await readFile(committed))).toBe(true);
  expect(made.equals(Buffer.from(await buildSampleManual()))).toBe(true);
});

test('every page but the cover prints its own number, and that number is not the page of the PDF', async () => {
  const [, ...pages] = await pageTexts();
  const front = ['ii', 'iii', 'iv', 'v', 'vi'];
  const expected = pages.map((_, index) => front[index] ?? String(index + 2 - frontPages));
  expect(pages.map((page) => /Lindholm RM-5 Owner's Manual\s+(\S+)/u.exec(page)?.[1])).toEqual(expected);
  expect(pages.length).toBeGreaterThanOrEqual(24);
});

test('every reference to a page has been filled in', async () => {
  const all = (await pageTexts()).join('\n');
  expect(all).not.toMatch(/\{page:|page 00|\b00\b/u);
  expect(all).not.toContain('**');
});

test('the contents name the page on which each chapter starts', async () => {
  const pages = await pageTexts();
  const contents = pages.slice(2, 4).join('\n');
  for (const [index, { title }] of chapters.entries()) {
    const heading = new RegExp(`^${index + 1}\\s+${title.replace(/[()]/gu, '\\$&')}`, 'mu');
    const first = pages.findIndex((page, number) => number >= frontPages && heading.test(page));
    expect(first, title).toBeGreaterThanOrEqual(frontPages);
    const line = new RegExp(`${title.replace(/[()]/gu, '\\$&')}\\s+${first + 1 - frontPages}$`, 'mu');
    expect(contents, title).toMatch(line);
  }
});

test('pairing over Bluetooth, the factory reset and all error codes are in it', async () => {
  const all = (await pageTexts()).join('\n').replace(/\s+/gu, ' ');
  expect(all).toContain(
    'On the phone choose "RM-5 Audio" in the list of devices. If the phone asks for a PIN, enter 0000.',
  );
  expect(all).toContain('A factory reset erases all user kits');
  for (let code = 1; code <= 14; code += 1) expect(all).toContain(`E-${String(code).padStart(2, '0')}`);
});
