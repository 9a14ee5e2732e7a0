import { describe, expect, it } from 'vitest';
import { cite, ended, events, opening, scriptedEngine, text } from '../../support/browser/scripted-engine.ts';
import { ask, finished, openPages } from '../../support/browser/open-pages.ts';

const { open } = openPages();

describe('the page', () => {
  it('shows an answer as it grows: status first, then text, then pages that open the manual', async () => {
    const steps = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()] as const;
    const engine = scriptedEngine(async function* () {
      yield* events(...opening);
      await steps[0].promise;
      yield* events(text('Choose **[MENU] > Sys'));
      await steps[1].promise;
      yield* events(text('tem**.'), cite(28, '22'), ended);
    });
    const { page, origin, faults } = await open(engine);
    expect(await page.getByLabel('Product', { exact: true }).inputValue()).toBe('Lindholm RM-5');
    await ask(page, 'How do I pair my phone?');
    await page.getByText('Reading page 22, Pairing with a phone or tablet…').waitFor();
    steps[0].resolve(undefined);
    await page.locator('#answer strong', { hasText: '[MENU] > Sys' }).waitFor();
    expect(await page.locator('#answer').innerText()).not.toContain('*');
    steps[1].resolve(undefined);
    await finished(page);
    expect(await page.getByRole('heading', { name: 'Lindholm RM-5' }).isVisible()).toBe(true);
    expect(await page.locator('#answer .manual').innerText()).toContain("Owner's Manual · 2nd edition · 43 pages");
    const chip = page.getByRole('link', { name: 'Page 22', exact: true });
    expect(await chip.getAttribute('href')).toBe('/manuals/lindholm-rm-5#page=28');
    expect(await chip.getAttribute('rel')).toBe('noopener noreferrer');
    expect((await page.request.get(`${origin}/manuals/lindholm-rm-5`)).headers()['content-type']).toBe(
      'application/pdf',
    );
    expect(await page.getByRole('status').innerText()).toBe('The answer is complete.');
    expect(engine.asked[0]?.question).toMatchObject({ text: 'How do I pair my phone?', productHint: 'lindholm-rm-5' });
    expect(faults).toEqual([]);
  });

  it('makes nothing but text of hostile text', async () => {
    const hostile = [
      '<img src="https://evil.example/a.png" onerror="alert(1)"><script>alert(2)</script>\n\n',
      '[click](javascript:alert(3)) ![pixel](https://evil.example/p.png) [shop](https://evil.example/buy)\n\n',
      '<iframe src="https://evil.example"></iframe><svg onload=alert(4)>\n\n<style>body{display:none}</style>',
    ];
    const engine = scriptedEngine(() =>
      events(
        ...opening,
        ...hostile.map(text),
        { type: 'tip', text: '<b onclick=alert(5)>tip</b>' },
        {
          type: 'suggestion',
          link: 'javascript:alert(6)',
          product: { id: 'x', name: '<i>PH-2</i>', brand: null, supportUrl: null },
        },
        ended,
      ),
    );
    const { page, faults } = await open(engine);
    await ask(page, 'How?');
    await finished(page);
    const answer = page.locator('#answer');
    expect(await answer.locator('img, script, iframe, svg, style, b, i').count()).toBe(0);
    expect(await answer.innerText()).toContain('onerror="alert(1)"');
    expect(await answer.innerText()).toContain('shop (https://evil.example/buy)');
    const links = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#answer a')].map((link) => link.getAttribute('href'))",
    );
    expect(links.filter((href) => !/^(https:\/\/evil\.example\/(buy|p\.png)|\/manuals\/.*)$/u.test(href))).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('shows a very long answer whole and stays usable', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `${index + 1}. Step ${index + 1} ${'x'.repeat(40)}\n`);
    const engine = scriptedEngine(() => events(...opening, ...lines.map(text), text('\nThe end.'), ended));
    const { page, faults } = await open(engine, { viewport: { width: 390, height: 844 } });
    expect(lines.join('').length).toBeGreaterThan(15_000);
    await ask(page, 'How?');
    await finished(page);
    expect(await page.locator('#answer li').count()).toBe(300);
    expect(await page.locator('#answer').innerText()).toContain('The end.');
    const overflow = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    expect(overflow).toBe(false);
    expect(faults).toEqual([]);
  });

  it('writes Hebrew from the right, with names and pages as printed', async () => {
    const hebrew = 'לחצו על **[MENU]** ובחרו RM-5 Audio בטלפון.';
    const engine = scriptedEngine(() =>
      events(...opening, text(hebrew), cite(28, '22'), text('\n\nIn English, then.'), ended),
    );
    const { page } = await open(engine);
    await ask(page, 'איך מחברים בלוטות׳ ל-RM-5?');
    await finished(page);
    const directions = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#answer .body > p')].map((one) => getComputedStyle(one).direction)",
    );
    expect(directions).toEqual(['rtl', 'ltr']);
    expect(await page.locator('#answer .page:dir(ltr)').count()).toBe(1);
  });

  it('shows hostile nesting and code that a page follows, and wide tables wherever they stand', async () => {
    const row = `| ${Array.from({ length: 12 }, (_, column) => `column${column}`).join(' | ')} |\n`;
    const table = `${row}${row.replace(/\w+/gu, '---')}${row}`;
    const engine = scriptedEngine(() =>
      events(
        ...opening,
        text(
          `${'- '.repeat(4_000)}deep\n\n${'> '.repeat(4_000)}deep\n\nText.\n\n> ${table.trimEnd().replaceAll('\n', '\n> ')}\n\n${table}\n`,
        ),
        text('```\nhold\n```'),
        cite(28, '22'),
        text('\n\nThe end.'),
        ended,
      ),
    );
    const { page, faults } = await open(engine, { viewport: { width: 390, height: 844 } });
    await ask(page, 'How?');
    await finished(page);
    const body = page.locator('#answer .body');
    expect((await body.innerText()).match(/deep/gu)).toHaveLength(2);
    expect(await body.getByRole('region', { name: 'Table' }).count()).toBe(2);
    expect(await body.locator('pre').innerText()).toBe('hold');
    expect(await body.getByRole('link', { name: 'Page 22', exact: true }).count()).toBe(1);
    expect(await body.locator('p', { hasText: 'The end.' }).count()).toBe(1);
    const overflow = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    expect(overflow).toBe(false);
    expect(faults).toEqual([]);
  });
});
