import type { Installation } from '@slack/bolt';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, it } from 'vitest';
import { NotInstalled, createInstallationStore } from '../../../../adapters/slack/install/installation-store.ts';
import { connectRedis } from '../../../../src/redis/connect-redis.ts';

const look = new Redis(inject('redisUrl'));
const redis = connectRedis(inject('redisUrl'));
await redis.untilReady(5_000);
afterAll(async () => {
  await look.del('install:{T-STORE}', 'install:{E-STORE}');
  look.disconnect();
  await redis.close();
});

const bot = {
  token: 'xoxb-very-secret',
  scopes: ['commands'],
  id: 'B1',
  userId: 'U1',
  refreshToken: 'xoxe-1',
  expiresAt: 9,
};
const installation: Installation<'v2', false> = {
  team: { id: 'T-STORE', name: 'store' },
  enterprise: undefined,
  user: { id: 'U2', token: undefined, scopes: undefined },
  bot,
  isEnterpriseInstall: false,
  authVersion: 'v2',
};
const query = { teamId: 'T-STORE', enterpriseId: undefined, isEnterpriseInstall: false };

it('keeps what answering needs, unreadable without the secret', async () => {
  const store = createInstallationStore(redis, 'secret');
  await store.storeInstallation(installation);
  expect(await store.fetchInstallation(query)).toMatchObject({ team: { id: 'T-STORE' }, bot, authVersion: 'v2' });
  expect(await look.get('install:{T-STORE}')).not.toContain('secret');
  await expect(createInstallationStore(redis, 'other').fetchInstallation(query)).rejects.toThrow(NotInstalled);
});

it('a value that was changed counts as not installed', async () => {
  const store = createInstallationStore(redis, 'secret');
  await store.storeInstallation(installation);
  const kept = Buffer.from((await look.get('install:{T-STORE}')) ?? '', 'base64');
  kept[kept.length - 1] = (kept.at(-1) ?? 0) ^ 1;
  await look.set('install:{T-STORE}', kept.toString('base64'));
  await expect(store.fetchInstallation(query)).rejects.toThrow(NotInstalled);
});

it('an organisation has one installation for all of its workspaces', async () => {
  const store = createInstallationStore(redis, 'secret');
  const whole: Installation<'v2', true> = {
    ...installation,
    team: undefined,
    enterprise: { id: 'E-STORE' },
    isEnterpriseInstall: true,
  };
  await store.storeInstallation(whole);
  const found = await store.fetchInstallation({
    teamId: undefined,
    enterpriseId: 'E-STORE',
    isEnterpriseInstall: true,
  });
  expect(found).toMatchObject({ enterprise: { id: 'E-STORE' }, isEnterpriseInstall: true });
});

it('what was removed is not installed any more', async () => {
  const store = createInstallationStore(redis, 'secret');
  await store.storeInstallation(installation);
  await store.deleteInstallation?.(query);
  await expect(store.fetchInstallation(query)).rejects.toThrow(NotInstalled);
});
