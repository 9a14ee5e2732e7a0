import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Engine } from '../../../src/engine.ts';
import { openBrowser } from './open-browser.ts';
import { startPlayground } from './playground-server.ts';

/** What the page did that it never should: requests elsewhere, dialogs, faults in its script. */
interface Opened {
  readonly page: Page;
  readonly origin: string;
  readonly faults: string[];
}

/** Opens pages of playgrounds in a browser, which is there for the tests of a file. */
export function openPages() {
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

  /** Ends the server of the page that is open, and leaves the page. */
  async function stopServer(): Promise<void> {
    await closing.shift()?.();
  }

  return { open, stopServer };
}

/** Writes a question and sends it. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('Question', { exact: true }).fill(question);
  await page.keyboard.press('Enter');
}

/** Waits until the answer is complete. */
export const finished = (page: Page) => page.locator('#answer[aria-busy="false"]').waitFor();
