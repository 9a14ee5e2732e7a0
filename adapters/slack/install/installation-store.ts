import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';

/** What is kept of an installation: what answering needs, and what a token needs to be renewed. */
const keptSchema = z.object({
  team: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  enterprise: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  bot: z.object({
    token: z.string(),
    refreshToken: z.string().optional(),
    expiresAt: z.number().optional(),
    scopes: z.array(z.string()),
    id: z.string(),
    userId: z.string(),
  }),
  appId: z.string().optional(),
  userId: z.string(),
  isEnterpriseInstall: z.boolean(),
});

type Kept = z.infer<typeof keptSchema>;

/**
 * Installations in Redis, `install:{id of the workspace or organisation}`. They hold the bot's tokens, so they are
 * encrypted with a key made from `secret`; with another secret the app has to be installed again.
 */
export function createInstallationStore(redis: RedisClient, secret: string): InstallationStore {
  const box = createBox(secret);
  return {
    async storeInstallation(installation) {
      const kept = keptOf(installation);
      if (kept === null) throw new Error('The installation has no bot.');
      const id = kept.isEnterpriseInstall ? kept.enterprise?.id : kept.team?.id;
      if (id === undefined) throw new Error('The installation names no workspace.');
      await redis.run((commands) => commands.set(keyOf(id), box.lock(JSON.stringify(kept))));
    },
    async fetchInstallation(query) {
      const locked = await redis.run((commands) => commands.get(keyOf(idOf(query))));
      const text = locked === null ? null : box.open(locked);
      if (text === null) throw new NotInstalled('The app is not installed in this workspace.');
      return installationOf(keptSchema.parse(JSON.parse(text)));
    },
    async deleteInstallation(query) {
      await redis.run((commands) => commands.del(keyOf(idOf(query))));
    },
  };
}

/** There is no installation, or none that can be read. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

function keyOf(id: string): string {
  return `install:{${id.replace(/[{}]/g, '')}}`;
}

function idOf({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  const id = isEnterpriseInstall ? enterpriseId : teamId;
  if (id === undefined) throw new NotInstalled('The event names no workspace.');
  return id;
}

function keptOf({ team, enterprise, bot, appId, user, isEnterpriseInstall }: Installation): Kept | null {
  if (bot === undefined) return null;
  return keptSchema.parse({
    team,
    enterprise,
    bot,
    appId,
    userId: user.id,
    isEnterpriseInstall: isEnterpriseInstall === true,
  });
}

function installationOf({ team, enterprise, bot, appId, userId, isEnterpriseInstall }: Kept): Installation {
  const { refreshToken, expiresAt, ...rest } = bot;
  return {
    team: isEnterpriseInstall || team === undefined ? undefined : named(team),
    enterprise: enterprise === undefined ? undefined : named(enterprise),
    bot: {
      ...rest,
      ...(refreshToken === undefined ? {} : { refreshToken }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
    ...(appId === undefined ? {} : { appId }),
    user: { id: userId, token: undefined, scopes: undefined },
    isEnterpriseInstall,
    tokenType: 'bot',
    authVersion: 'v2',
  };
}

function named({ id, name }: { id: string; name?: string | undefined }): { id: string; name?: string } {
  return name === undefined ? { id } : { id, name };
}

interface Box {
  lock(text: string): string;
  /** Null when it was locked with another key, or changed. */
  open(locked: string): string | null;
}

/** AES-256-GCM: nonce, tag and text in base64. */
function createBox(secret: string): Box {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'installations', 32));
  return {
    lock(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(locked) {
      const bytes = Buffer.from(locked, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
