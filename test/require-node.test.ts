import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('an old Node is told in one sentence what to do', async () => {
  const source = await readFile('require-node.js', 'utf8');
  const old = source.replace('process.versions.node.split', "'20.20.2'.split");
  expect(old).not.toBe(source);
  await expect(run(process.execPath, ['--input-type=module', '-e', old])).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^hsc-bot needs Node 22\.18 or later .*npm\.\n$/) as string,
  });
});

it('this Node is let through', async () => {
  expect(await run(process.execPath, ['require-node.js'])).toEqual({ stdout: '', stderr: '' });
});
