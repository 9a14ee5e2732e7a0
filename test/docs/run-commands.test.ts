import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createGaps } from '../../src/insight/gaps.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
import { systemClock } from '../../src/system-clock.ts';
import { fencedCommands, inlineCommands } from '../support/docs/commands.ts';
import { freePort } from '../support/free-port.ts';
import { says } from '../support/gemini/replies.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import type { RedisServer } from '../support/redis/start-redis.ts';

/** Each command of the pages that is run here as it stands there, in this order, and what it says. */
const runs: Readonly<Record<string, RegExp>> = {
  'npm start': /running on http/,
  'npm run ask -- rm-5 how do I pair bluetooth': /Bluetooth[\s\S]*page \d+/,
  'npm run ask -- products': /Lindholm RM-5/,
  'GEMINI_API_KEY=… LOG_LEVEL=debug npm run ask -- rm-5 how do I pair bluetooth':
    /"event":"query_completed".*"latency_ms":\d+,"first_text_ms":\d+.*"token_count":\d+,"model":"gemini/,
  "redis-cli GET 'doc_text:{lindholm-rm-5}'": /Bluetooth/,
  "redis-cli DEL 'doc_text:{lindholm-rm-5}' 'doc_meta:{lindholm-rm-5}'": /^2$/,
  'npm run warm': /Lindholm RM-5/,
  'npm run catalog -- check': /Manuals: 1/,
  'npm run catalog -- check --fetch': /Lindholm RM-5 +yes +43/,
  'npm run gaps': /how do I fly[\s\S]*1 questions/,
  'npm run gaps -- lindholm-rm-5': /how do I fly/,
  'npm run -s backup > backup.ndjson': /Saved \d+ records/,
  'npm run -s restore < backup.ndjson': /Restored 0 records, \d+ were there already/,
  'npm run bench -- scale': /\| 100 askers/,
  'curl http://localhost:3000/readyz': /"ready":true/,
  'curl http://localhost:3000/metrics': /^# TYPE hsc_questions_total counter$/m,
};

/** What can't be run by a test of this very suite: the file that runs it instead. */
const runElsewhere: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run',
  'npm test': '.ci/run',
  'npm run check:all': 'test/deploy/workflow.test.ts',
  'npm run check:supply': '.github/workflows/checks.yml',
  'npm run check:text': '.github/workflows/checks.yml',
  'npm sbom --sbom-format cyclonedx --omit dev': '.github/workflows/checks.yml',
};

/** What a sentence may name without its being run: it measures for minutes, changes this very checkout, or has blanks. */
const named =
  /^npm (?:run (?:bench|eval)|run (?:format|document-settings|make-dashboard)$|ci --ignore-scripts)|[A-Z]{5}/;

const stepsOf = (line: string): readonly string[] => line.split(' && ');
const fenced = fencedCommands.filter(({ need }) => need === undefined).flatMap(({ line }) => stepsOf(line));
const inline = inlineCommands.map(({ line }) => line).filter((line) => !named.test(line));

it('there is no command on the pages that is run nowhere, and none is run that is on no page', async () => {
  const known = new Set([...Object.keys(runs), ...Object.keys(runElsewhere)]);
  expect(fenced.length).toBeGreaterThan(15);
  expect([...fenced, ...inline].filter((line) => !known.has(line))).toEqual([]);
  expect([...known].filter((line) => ![...fenced, ...inline].includes(line))).toEqual([]);
  for (const [command, file] of Object.entries(runElsewhere)) expect(await readFile(file, 'utf8')).toContain(command);
});

describe.skipIf(inject('redisServer') === null)('each of them, in a folder like a fresh checkout', () => {
  let folder: string;
  let redis: RedisServer;
  let client: Redis;
  let gemini: Gemini;
  let environment: Record<string, string>;
  let bot: ReturnType<typeof start> | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hsc-docs-'));
    for (const name of await readdir('.')) {
      if (!['.git', '.env', 'data', 'catalog'].includes(name)) await symlink(resolve(name), join(folder, name));
    }
    // Of the sample the one product whose manual needs no network.
    const inCatalog = (name: string): [string, string] => [join('catalog', name), join(folder, 'catalog', name)];
    await cp(...inCatalog('lindholm.json'));
    await cp(...inCatalog('samples'), { recursive: true });
    redis = await startRedis(inject('redisServer') ?? '');
    client = new Redis(redis.url);
    gemini = await startGemini();
    gemini.respond(() => says('Choose **RM-5 Audio** in the list. '));
    const { PATH = '', HOME = '' } = process.env;
    const port = String(await freePort());
    environment = { PATH, HOME, PORT: port, REDIS_URL: redis.url, GEMINI_BASE_URL: gemini.baseUrl };
    await fill();
  }, 60_000);
  afterAll(async () => {
    bot?.kill();
    await bot?.ended;
    client.disconnect();
    await Promise.all([redis.stop(), gemini.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  /** A question that no manual answered. */
  async function fill(): Promise<void> {
    const connection = connectRedis(redis.url);
    await connection.untilReady(5_000);
    await createGaps({ redis: connection, clock: systemClock, days: 30 }).note('lindholm-rm-5', 'how do I fly');
    await connection.close();
  }

  /** A line of the pages in a shell, in a group of processes of its own. */
  function start(line: string) {
    const child = spawn('sh', ['-c', line], { cwd: folder, env: environment, detached: true, stdio: 'pipe' });
    let screen = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (said: string) => (screen += said));
    child.stdin.end();
    const ended = once(child, 'close').then(([code]) => Number(code));
    return { ended, screen: () => screen, kill: () => process.kill(-(child.pid ?? 0), 'SIGTERM') };
  }

  async function run(line: string): Promise<string> {
    const address = /^curl (\S+)$/.exec(line)?.[1]?.replace('3000', environment['PORT'] ?? '');
    if (address !== undefined) return await (await fetch(address)).text();
    const [program, command = '', ...words] = line.replaceAll("'", '').split(' ');
    // Not every Redis comes with its client.
    if (program === 'redis-cli') return String(await client.call(command, ...words));
    const running = start(line.replace('…', 'test-key'));
    expect({ code: await running.ended, screen: running.screen() }).toMatchObject({ code: 0 });
    return running.screen();
  }

  it.each(Object.entries(runs))('%s', { timeout: 60_000 }, async (line, expected) => {
    if (line === 'npm start') {
      bot = start(line);
      await expect.poll(bot.screen, { timeout: 50_000 }).toMatch(expected);
    } else expect(await run(line)).toMatch(expected);
  });
});
