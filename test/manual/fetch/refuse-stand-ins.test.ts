import { describe, expect, test } from 'vitest';
import { FetchFailure } from '../../../src/manual/fetch/fetch-failure.ts';
import { ledAstray, refuseStandIns } from '../../../src/manual/fetch/refuse-stand-ins.ts';
import { goneSamples } from '../../support/page-samples/gone-samples.ts';
import { manualSamples } from '../../support/page-samples/manual-samples.ts';
import { wallSamples } from '../../support/page-samples/wall-samples.ts';

const url = new URL('https://maker.example/manuals/td-17.html');

async function verdict(html: string): Promise<string> {
  try {
    const next = await refuseStandIns(Buffer.from(html), url, url, new AbortController().signal);
    return next?.href ?? 'manual';
  } catch (error) {
    if (error instanceof FetchFailure) return error.reason;
    throw error;
  }
}

describe('a page that came with status 200', () => {
  test.each(goneSamples)('is not found: $name', async ({ html }) => {
    expect(await verdict(html)).toBe('not-found');
  });

  test.each(wallSamples)('is no document: $name', async ({ html }) => {
    expect(await verdict(html)).toBe('not-a-document');
  });

  test.each(manualSamples)('is a manual: $name', async ({ html }) => {
    expect(await verdict(html)).toBe('manual');
  });

  test('leads on to where it says', async () => {
    const html = '<meta http-equiv="refresh" content="0;url=/support"><title>Redirect</title>';
    expect(await verdict(html)).toBe('https://maker.example/support');
  });

  test('is a site out of order', async () => {
    expect(await verdict('<title>Maker</title><h1>Our site is under maintenance</h1><p>Back soon.</p>')).toBe(
      'unreachable',
    );
  });

  test('is not read on when nobody waits', async () => {
    const reason = new Error('gone');
    await expect(refuseStandIns(Buffer.from('<p>'.repeat(100)), url, url, AbortSignal.abort(reason))).rejects.toBe(
      reason,
    );
  });

  test('lets other work go on while it is read', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await verdict(
      `<title>RM-5</title>${'<a href="#">chapter</a> <script>x()</script>'.repeat(100_000)}<p>Hold the button for three seconds.`,
    );
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('where a redirect leads', () => {
  const from = (asked: string, arrived: string) => ledAstray(new URL(asked), new URL(arrived))?.reason ?? 'manual';
  const pdf = 'https://maker.example/support/manuals/td-17.pdf';

  test.each([
    'https://maker.example/',
    'https://www.maker.example/en',
    'https://maker.example/en-us/',
    'https://maker.example/de/de/',
    'https://maker.example/index.html',
    'https://maker.example/us/home',
    'https://maker.example/?from=old',
    'https://maker.example/support/',
    'https://maker.example/support/manuals',
    'https://maker.example/errors/404.html',
    'https://maker.example/page-not-found',
    'https://maker.example/en/notfound?url=x',
  ])('from a PDF to %s: nothing was found', (arrived) => {
    expect(from(pdf, arrived)).toBe('not-found');
  });

  test.each([
    [pdf, pdf],
    [pdf, 'https://static.maker.example/manuals/td-17/eng/index.html'],
    [pdf, 'https://maker.example/support/manuals/td-17-owners-manual/'],
    ['https://maker.example/td-17/manual', 'https://td-17.maker.example/'],
    ['http://maker.example/manual/', 'https://maker.example/manual/en/'],
    ['https://maker.example/sp-404', 'https://maker.example/manuals/sp-404mk2/'],
  ])('from %s to %s: it may be a manual', (asked, arrived) => {
    expect(from(asked, arrived)).toBe('manual');
  });
});
