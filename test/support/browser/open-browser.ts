import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

/** Starts a real browser without a window, which asks nobody anything by itself. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await findBrowser(),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 60_000,
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
}
