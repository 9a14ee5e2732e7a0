import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFolder } from '../../../src/make-folder.ts';
import { checkDataFolder } from '../../../src/manual/cache/data-folder.ts';
import { systemClock } from '../../../src/system-clock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sentence = (path: string) =>
  checkDataFolder(path, systemClock).then(
    () => 'fine',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );

describe('the folder of data', () => {
  test('is made with those above it, and nothing stays in it', async () => {
    const path = join(folder, 'a', 'b', 'c');
    expect(await sentence(path)).toBe('fine');
    expect(await readdir(path)).toEqual([]);
    expect(await sentence(path)).toBe('fine');
  });

  test('is made once by several at a time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(join(folder, 'x', 'y', 'z'))));
    expect((await stat(join(folder, 'x', 'y', 'z'))).isDirectory()).toBe(true);
  });

  test('with a file in its way is told of in a sentence that names the setting', async () => {
    await writeFile(join(folder, 'file'), '');
    for (const path of [join(folder, 'file'), join(folder, 'file', 'data')]) {
      expect(await sentence(path)).toBe(
        `DATA_DIR is ${JSON.stringify(path)}, where a file is in the way of the folder; set it to a folder that this user may write to, or set REDIS_URL.`,
      );
    }
  });

  test('below /proc is told of at once', async () => {
    expect(await sentence('/proc/hsc/data')).toContain('DATA_DIR is "/proc/hsc/data", where');
  });

  test('that may not be written to is told of', async () => {
    await chmod(folder, 0o500);
    const said = process.getuid?.() === 0 ? await asNobody(() => sentence(folder)) : await sentence(folder);
    expect(said).toContain('this user may not write');
  });
});

/** Root may write anywhere, so another user looks. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
