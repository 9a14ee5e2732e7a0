import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-scripts-'));
  const scripts = {
    good: 'echo all is well',
    worse: 'echo this is wrong; exit 3',
    complaining: 'echo look >&2; exit 1',
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts }));
});
afterEach(() => rm(folder, { recursive: true }));

const sideBySide = (...scripts: readonly string[]) =>
  run(process.execPath, [resolve('scripts/side-by-side.ts'), ...scripts], { cwd: folder });

describe('scripts side by side', () => {
  it('pass when all of them do', async () => {
    expect((await sideBySide('good')).stdout).toMatch(/^good passed after \d+ s\nall is well\n$/);
  });

  it('all run, fail when one of them does, and say what each had to say', async () => {
    const failure = sideBySide('complaining', 'good', 'worse');
    await expect(failure).rejects.toMatchObject({ code: 1 });
    const { stdout } = (await failure.catch((error: unknown) => error)) as { stdout: string };
    expect(stdout).toMatch(/^complaining failed after \d+ s\nlook\n/m);
    expect(stdout).toMatch(/^good passed after \d+ s\nall is well\n/m);
    expect(stdout).toMatch(/^worse failed after \d+ s\nthis is wrong\n/m);
  });

  it('fail when there is none of that name', async () => {
    await expect(sideBySide('good', 'missing')).rejects.toMatchObject({ code: 1 });
  });
});
