import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { firstOnPath } from '../redis/find-redis-server.ts';

const run = promisify(execFile);
const programs = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'microsoft-edge'];

/**
 * Path of a Chromium or Chrome: CHROMIUM_PATH, else from PATH or the usual places, else installed with apt where that
 * is possible. Throws one sentence otherwise.
 */
export async function findBrowser(): Promise<string> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (await isProgram(given)) return given;
    throw new Error(`CHROMIUM_PATH is "${given}", but there is no program that can be run at that path.`);
  }
  const found = (await firstOnPath(programs)) ?? (await firstOf(usualPlaces()));
  if (found !== null) return found;
  if (process.getuid?.() === 0 && (await firstOnPath(['apt-get'])) !== null) {
    await run('apt-get', ['update', '-q'], { timeout: 120_000 });
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { timeout: 180_000 });
    const installed = await firstOnPath(programs);
    if (installed !== null) return installed;
  }
  throw new Error(
    'The tests of the page need a real browser: install Chromium or Chrome (for example `apt install chromium` or ' +
      '`brew install --cask chromium`), or set CHROMIUM_PATH to one.',
  );
}

function usualPlaces(): readonly string[] {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform !== 'win32') return [];
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .flatMap((name) => process.env[name] ?? [])
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
}

async function firstOf(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await isProgram(path)) return path;
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
