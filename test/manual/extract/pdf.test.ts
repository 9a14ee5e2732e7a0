import { afterAll, describe, expect, test } from 'vitest';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import type { ManualText } from '../../../src/manual/manual.ts';
import { rawPages, show } from '../../support/pdf/raw-pdf.ts';
import { columnsPdf, drawnPdf, japanesePdf, pagesPdf, visualPdf } from '../../support/pdf/text-pdf.ts';

const extractor = createExtractor({ processes: 1 });
afterAll(() => extractor.close());

async function read(bytes: Uint8Array): Promise<ManualText> {
  const outcome = await extractor.extract(bytes, 'pdf', {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (outcome.kind === 'failed') throw new Error(`${outcome.reason}: ${outcome.detail}`);
  return outcome.text;
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await read(bytes)).pages.map((page) => page.text).join('\f');
}

const left = Array.from({ length: 12 }, (_, line) => `left column line ${line} goes on and on for a while`);
const right = Array.from({ length: 12 }, (_, line) => `right column line ${line} goes on and on for a while`);

describe('the date of a PDF', () => {
  const info = (dates: object): Promise<Uint8Array> =>
    pagesPdf(['Press the SETUP button, then turn it.'], { info: dates });

  test('is when it was made, not when a tool touched it last', async () => {
    const dates = { CreationDate: new Date('2024-03-05T10:00:00Z'), ModDate: new Date('2025-06-06T10:00:00Z') };
    expect((await read(await info(dates))).date).toBe('2024-03-05');
  });

  test.each([
    ["(D:20241231235959-11'00)", '2024-12-31'],
    ['(D:202407)', '2024-07'],
    ['(2023)', '2023'],
    ['(D:20241399)', null],
    ['(last week)', null],
    ['42', null],
  ])('reads as %s says', async (written, date) => {
    const text = show('Press the SETUP button, then turn it.', 72, 720);
    const pdf = rawPages([text], { extra: [`<< /CreationDate ${written} >>`], trailer: '/Info 3 0 R' });
    expect((await read(pdf)).date ?? null).toBe(date);
  });
});

describe('the text of a PDF', () => {
  test.each([true, false])('comes column by column (drawn across them: %s)', async (across) => {
    const lines = (await textOf(columnsPdf(left, right, across))).split('\n').filter((line) => line !== '');
    expect(lines).toEqual(['Title over both of the columns of this page', ...left, ...right]);
  });

  test('comes from top to bottom where the document draws at random', async () => {
    const lines = Array.from({ length: 24 }, (_, line) => `this is line ${line} of the page`);
    const drawn = lines.map((line, index) => show(line, 72, 720 - index * 15));
    const shuffled = drawn.map((_, index) => drawn[(index * 7) % drawn.length] ?? '');
    expect((await textOf(rawPages([shuffled.join('')]))).split('\n')).toEqual(lines);
  });

  test('keeps the rows of a table whole', async () => {
    const rows = [
      ['Code', 'Meaning', 'Remedy'],
      ['E01', 'No card', 'Insert one'],
      ['E02', 'Card full', 'Delete a kit'],
      ['E03', 'Too hot', 'Let it cool'],
      ['E04', 'No clock', 'Check cable'],
    ];
    const cell = (row: number, column: number) => show(rows[row]?.[column] ?? '', 72 + 120 * column, 700 - 18 * row);
    const byRow = rows.flatMap((row, index) => row.map((_, column) => cell(index, column))).join('');
    const expected = rows.map((row) => row.join('\t')).join('\n');
    expect(await textOf(rawPages([byRow]))).toBe(expected);
  });

  test('has no word broken by a line end, and keeps the hyphens of compounds', async () => {
    const lines = [
      'The low-latency driver is an exam-',
      'ple, and the low-',
      'latency mode needs it. TD-',
      '17 and TD-17 agree.',
    ];
    const text = await textOf(rawPages([lines.map((line, index) => show(line, 72, 700 - 14 * index)).join('')]));
    expect(text).toBe(
      'The low-latency driver is an example,\nand the low-latency\nmode needs it. TD-17\nand TD-17 agree.',
    );
  });

  test('is there in Japanese without an embedded CMap', async () => {
    // 「電源を切る」 in Shift JIS.
    const bytes = Uint8Array.from([0x93, 0x64, 0x8c, 0xb9, 0x82, 0xf0, 0x90, 0xd8, 0x82, 0xe9]);
    expect(await textOf(japanesePdf(bytes))).toBe('電源を切る');
  });

  test('is in logical order in Hebrew, with Latin words and numbers among it', async () => {
    const mirrored = (word: string) => Array.from(word).reverse().join('');
    const visual = `${mirrored('שניות')} 5 ${mirrored('במשך')} MENU ${mirrored('לחץ על')}`;
    expect(await textOf(visualPdf([visual]))).toBe('לחץ על MENU במשך 5 שניות');
  });

  test('is drawn twice for bold letters and read once', async () => {
    expect(
      await textOf(rawPages([show('POWER', 72, 700) + show('POWER', 72.4, 700) + show('Turn it on.', 72, 680)])),
    ).toBe('POWER\nTurn it on.');
  });

  test('has no control characters, and ligatures as letters', async () => {
    const font =
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /Differences [1 /fi 2 /uni000C 3 /trademark] >> >>';
    const content = 'BT /F1 12 Tf 72 720 Td (Con\\001gure\\002 Bluetooth\\003 10) Tj ET';
    expect(await textOf(rawPages([content], { fonts: { F1: font } }))).toBe('Configure Bluetooth(TM) 10');
  });
});

describe('what surrounds the text of a PDF', () => {
  test('labels are the declared ones', async () => {
    const catalog = '/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 >> 3 << /P (A-) /S /D >>] >>';
    const { pages } = await read(
      rawPages(
        Array.from({ length: 4 }, () => show('Some words of a page.')),
        { catalog },
      ),
    );
    expect(pages.map((page) => page.label)).toEqual(['i', 'ii', '1', 'A-1']);
  });

  test('labels are the printed numbers where none are declared', async () => {
    const contents = Array.from(
      { length: 10 },
      (_, index) => show('Words.') + (index < 3 ? '' : show(`Pairing ${index - 2}`, 72, 30)),
    );
    const { pages } = await read(rawPages(contents));
    expect(pages.map((page) => page.label)).toEqual(['1', '2', '3', '1', '2', '3', '4', '5', '6', '7']);
  });

  test('headings and outline are the declared ones, with their pages', async () => {
    const bytes = await drawnPdf((pdf) => {
      pdf.addPage().text('Cover');
      const chapter = pdf.outline.addItem('Setup');
      pdf.addPage().text('How to set it up.');
      chapter.addItem('Bluetooth');
      pdf.addPage().text('How to pair.');
      pdf.outline.addItem('Reset');
    });
    const { outline, pages } = await read(bytes);
    expect(outline).toEqual([
      { title: 'Setup', page: 1, depth: 0 },
      { title: 'Bluetooth', page: 2, depth: 1 },
      { title: 'Reset', page: 3, depth: 0 },
    ]);
    expect(pages.map((page) => page.headings)).toEqual([['Setup'], ['Bluetooth'], ['Reset']]);
  });

  test('headings are the large lines where no outline is declared, without running heads', async () => {
    const page = (title: string) =>
      show('RM-5 Manual', 72, 800, 14) +
      show(title, 72, 740, 20) +
      show('Words of this page, small. '.repeat(3), 72, 700, 10);
    const titles = ['Setup', 'Bluetooth', 'Pairing', 'Reset', 'Care', 'Index'];
    const { pages, outline, title } = await read(rawPages(titles.map(page)));
    expect(pages.map((one) => one.headings)).toEqual(titles.map((one) => [one]));
    expect(outline[1]).toEqual({ title: 'Bluetooth', page: 2, depth: 0 });
    expect(title).toBe('Setup');
  });

  test('the title is the declared one', async () => {
    expect((await read(await pagesPdf(['Words.'], { info: { Title: 'RM-5 Owner’s Manual' } }))).title).toBe(
      'RM-5 Owner’s Manual',
    );
  });

  test('warnings come with their pages', async () => {
    const { hazards } = await read(await pagesPdf(['Cover', 'WARNING: Do not open the case.']));
    expect(hazards).toEqual([{ page: 2, kind: 'warning', text: 'WARNING: Do not open the case.' }]);
  });
});
