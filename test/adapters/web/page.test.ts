import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../../../src/answer/events.ts';
import type { Engine } from '../../../src/engine.ts';
import { openBrowser } from '../../support/browser/open-browser.ts';
import { startPlayground } from '../../support/browser/playground-server.ts';
import {
  cite,
  ended,
  events,
  opening,
  placeOf,
  scriptedEngine,
  text,
  untilStopped,
} from '../../support/browser/scripted-engine.ts';

let browser: Browser;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await openBrowser();
}, 300_000);
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(async () => {
  await browser.close();
});

/** What the page did that it never should: requests elsewhere, dialogs, faults in its script. */
interface Opened {
  readonly page: Page;
  readonly origin: string;
  readonly faults: string[];
}

async function open(engine: Engine, options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
  const { origin, close } = await startPlayground(engine);
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 }, ...options });
  closing.push(close, () => page.close());
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) faults.push(`request to ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(origin);
  await page.getByRole('button', { name: 'Roland TD-17' }).waitFor();
  return { page, origin, faults };
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Question', { exact: true }).fill(question);
  await page.keyboard.press('Enter');
}

const finished = (page: Page) => page.locator('#answer[aria-busy="false"]').waitFor();

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

  it('asks the same question again about the product that is chosen', async () => {
    const candidates = [
      { id: 'td-17', name: 'Roland TD-17', brand: 'Roland', supportUrl: null },
      { id: 'lindholm-rm-5', name: 'Lindholm RM-5', brand: 'Lindholm', supportUrl: null },
    ];
    const ambiguous: AnswerEvent[] = [
      { type: 'resolving', hint: null },
      { type: 'product-ambiguous', candidates },
      { type: 'answer-end', outcome: 'ambiguous', model: null, usage: null },
    ];
    const engine = scriptedEngine(({ productHint }) =>
      productHint === null ? events(...ambiguous) : events(...opening, text('Here.'), ended),
    );
    const { page, faults } = await open(engine);
    await page.getByLabel('Product', { exact: true }).fill('');
    await ask(page, 'How do I reset it?');
    await page.getByText('Several products fit. Which one do you mean?').waitFor();
    await page.locator('#answer').getByRole('button', { name: 'Lindholm RM-5' }).click();
    await page.getByText('Here.').waitFor();
    expect(engine.asked.map(({ question }) => [question.productHint, question.text])).toEqual([
      [null, 'How do I reset it?'],
      ['lindholm-rm-5', 'How do I reset it?'],
    ]);
    expect(faults).toEqual([]);
  });

  it('asks about the very product that is chosen, also when two have the same name', async () => {
    const candidates = ['first-vm-8', 'other-vm-8'].map((id) => ({ id, name: 'VM-8', brand: null, supportUrl: null }));
    const engine = scriptedEngine(({ productHint }) =>
      productHint === null
        ? events(
            { type: 'product-ambiguous', candidates },
            { type: 'answer-end', outcome: 'ambiguous', model: null, usage: null },
          )
        : events(...opening, text('Here.'), ended),
    );
    const { page } = await open(engine);
    for (const [index, { id }] of candidates.entries()) {
      await page.getByLabel('Product', { exact: true }).fill('');
      await ask(page, 'How do I reset it?');
      await page.locator('#answer').getByRole('button', { name: 'VM-8' }).nth(index).click();
      await page.getByText('Here.').waitFor();
      expect(engine.asked.at(-1)?.question.productHint).toBe(id);
    }
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

  it('puts warnings on top in live, and sends what is chosen', async () => {
    const engine = scriptedEngine(() =>
      events(
        ...opening,
        text('Choose [MENU].\n\n'),
        { type: 'hazard', text: 'This erases all kits.', place: placeOf(34, '28') },
        ended,
      ),
    );
    const { page } = await open(engine);
    await page.getByText('Live', { exact: true }).click();
    await ask(page, 'How do I reset it?');
    await finished(page);
    expect(await page.locator('#answer .body > :first-child').innerText()).toMatch(
      /^WARNING\s+This erases all kits\.\s+p\. 28$/u,
    );
    expect(engine.asked[0]?.question.scenario).toBe('live');
  });

  it('stops when it is told to, and keeps what was written', async () => {
    const engine = scriptedEngine(async function* (_, signal) {
      yield* events(...opening, text('The beginning.'));
      await untilStopped(signal);
    });
    const { page, faults } = await open(engine);
    await ask(page, 'How?');
    await page.getByText('The beginning.').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped.').waitFor();
    expect(await page.getByText('The beginning.').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Stop' }).isVisible()).toBe(false);
    await expect.poll(() => engine.asked[0]?.signal.aborted).toBe(true);
    expect(faults).toEqual([]);
  });

  it('tells in a sentence what went wrong, also when the server is gone', async () => {
    const engine = scriptedEngine(() => {
      throw new Error('secret detail');
    });
    const { page } = await open(engine);
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Please write a question.').waitFor();
    await ask(page, 'How?');
    await page
      .getByText("Something went wrong on my side, and I couldn't answer. Please ask again in a minute.")
      .waitFor();
    await closing.shift()?.();
    await ask(page, 'How?');
    await page.getByText('The server can’t be reached.').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('secret detail');
  });

  it('can be used with the keyboard alone', async () => {
    const engine = scriptedEngine(() => events(...opening, text('Here.'), cite(28, '22'), ended));
    const { page } = await open(engine);
    const focused = () =>
      page.evaluate<string>(
        'document.activeElement.id || document.activeElement.textContent || document.activeElement.value',
      );
    const order: string[] = [];
    for (let press = 0; press < 5; press += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual(['Skip to the question', 'product', 'Lindholm RM-5sample', 'Roland TD-17', 'question']);
    await page.keyboard.type('How do I pair it?');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('With a phone.');
    await page.keyboard.press('Enter');
    await finished(page);
    expect(engine.asked[0]?.question.text).toBe('How do I pair it?\nWith a phone.');
    const unnamed = await page.evaluate<number>(
      `[...document.querySelectorAll('button, a, input, textarea')].filter((one) =>
        !(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length)).length`,
    );
    expect(unnamed).toBe(0);
  });
});
