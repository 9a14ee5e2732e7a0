import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { watchMemory } from '../../../bench/load/watch-memory.ts';

const megabytes = 200;
/** Holds so much for as long as it takes to be seen. */
const child = `const held = Buffer.alloc(${megabytes}e6, 1); setTimeout(() => held.length, 500)`;
const parent = `
  const { spawnSync } = require('node:child_process');
  spawnSync(process.execPath, ['-e', ${JSON.stringify(child)}]);
  console.log('ended');
  process.stdin.resume();
`;

it('what a child used is told apart, also once it has ended, where the system tells', async () => {
  const started = spawn(process.execPath, ['-e', parent], { stdio: ['pipe', 'pipe', 'inherit'] });
  const memory = watchMemory(started.pid ?? 0);
  try {
    await once(started.stdout, 'data');
    const { own, children } = await memory.peak();
    if (!existsSync('/proc/self/status')) {
      expect([own, children]).toEqual([null, null]);
      return;
    }
    expect(own).toBeGreaterThan(10);
    expect(own).toBeLessThan(megabytes * 0.95);
    expect(children).toBeGreaterThan(megabytes * 0.95);
  } finally {
    await memory.stop();
    started.stdin.end();
    await once(started, 'exit');
  }
});

it('of a process that the system tells nothing of, nothing is measured', async () => {
  const memory = watchMemory(2 ** 30);
  await memory.stop();
  expect(await memory.peak()).toEqual({ own: null, children: null });
});
