import { z } from 'zod';
import { HscError } from '../../../src/errors.ts';
import type { Settings } from '../../../src/settings/schema.ts';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError, isPassing } from '../discord-error.ts';
import type { Self } from '../discord-tools.ts';
import { inviteLink } from './invite-link.ts';

export interface Checked {
  readonly self: Self;
  /** What is missing but lets the bot start: a sentence for each, naming where to switch it on. */
  readonly faults: readonly string[];
}

const userSchema = z.object({ id: z.string(), bot: z.boolean().nullish() });
const applicationSchema = z.object({
  id: z.string(),
  verify_key: z.string().nullish(),
  interactions_endpoint_url: z.string().nullish(),
  flags: z.number().nullish(),
});

/** https://docs.discord.com/developers/resources/application#application-object-application-flags */
const messageContentFlags = (1 << 18) | (1 << 19);

const portal = 'of the application at https://discord.com/developers/applications';

/** The sentence for a bot that may not read what people write. */
export const noMessageContent = `Discord does not let the bot read messages; switch on Message Content Intent on the Bot page ${portal}.`;

/** The sentence for a token that is none, or no longer. */
export const wrongToken = `Discord does not accept DISCORD_TOKEN; choose Reset Token on the Bot page ${portal}, and copy the new one.`;

type CheckedSettings = Pick<
  Settings,
  'DISCORD_PUBLIC_KEY' | 'DISCORD_GUILD_ID' | 'HANDOVER_DISCORD_CHANNEL' | 'STAFF_DISCORD'
>;

/**
 * Asks Discord whether the token is right, what the application may do, and whether what the settings name is there.
 * @throws HscError `setting-wrong` with a sentence that names the setting or the switch; DiscordError when Discord can't
 *   be reached
 */
export async function checkDiscord(api: DiscordApi, settings: CheckedSettings, signal: AbortSignal): Promise<Checked> {
  const look = (path: `/${string}`): Promise<unknown> =>
    api.persist({ method: 'GET', path, lane: { route: 'other', major: path } }, signal);
  try {
    const [user, application] = await Promise.all([
      look('/users/@me').then((reply) => userSchema.parse(reply)),
      look('/applications/@me').then((reply) => applicationSchema.parse(reply)),
    ]);
    checkKey(application.verify_key ?? null, settings);
    checkIntents(application.flags ?? 0, settings);
    const self = { botUser: user.id, application: application.id };
    const faults = [
      endpointFault(application.interactions_endpoint_url ?? null, settings),
      await guildFault(settings, self, look),
      await channelFault(settings, look),
    ];
    return { self, faults: faults.filter((fault) => fault !== null) };
  } catch (error) {
    if (error instanceof DiscordError && error.kind === 'unauthorized') throw new HscError('setting-wrong', wrongToken);
    throw error;
  }
}

function checkKey(key: string | null, { DISCORD_PUBLIC_KEY: given }: CheckedSettings): void {
  if (given === null || key === null || given.toLowerCase() === key.toLowerCase()) return;
  throw new HscError(
    'setting-wrong',
    `DISCORD_PUBLIC_KEY is not the public key of the application; copy it from the General Information page ${portal}.`,
  );
}

/** Over HTTP no messages come, so there is nothing to be read. */
function checkIntents(flags: number, { DISCORD_PUBLIC_KEY: key }: CheckedSettings): void {
  if (key === null && (flags & messageContentFlags) === 0) throw new HscError('setting-wrong', noMessageContent);
}

/** Where commands go to an address they don't come over the gateway, and the other way round. */
function endpointFault(url: string | null, { DISCORD_PUBLIC_KEY: key }: CheckedSettings): string | null {
  if (key === null && url !== null && url !== '') {
    return `Discord sends commands to an address instead of here; empty Interactions Endpoint URL on the General Information page ${portal}, or set DISCORD_PUBLIC_KEY.`;
  }
  if (key !== null && (url === null || url === '')) {
    return `Discord does not know yet where to send commands; set Interactions Endpoint URL on the General Information page ${portal} to https://YOUR-HOST/discord/interactions.`;
  }
  return null;
}

async function guildFault(
  { DISCORD_GUILD_ID: guild }: CheckedSettings,
  { application }: Self,
  look: (path: `/${string}`) => Promise<unknown>,
): Promise<string | null> {
  if (guild === null || (await isThere(look, `/guilds/${guild}`))) return null;
  return `The bot is not in the server of DISCORD_GUILD_ID; invite it with ${inviteLink(application)}`;
}

async function channelFault(
  { HANDOVER_DISCORD_CHANNEL: channel }: CheckedSettings,
  look: (path: `/${string}`) => Promise<unknown>,
): Promise<string | null> {
  if (channel === null || (await isThere(look, `/channels/${channel}`))) return null;
  return 'The bot does not see the channel of HANDOVER_DISCORD_CHANNEL; let it view the channel and send messages there (Edit Channel, Permissions).';
}

async function isThere(look: (path: `/${string}`) => Promise<unknown>, path: `/${string}`): Promise<boolean> {
  try {
    await look(path);
    return true;
  } catch (error) {
    if (error instanceof DiscordError && !isPassing(error) && error.kind !== 'unauthorized') return false;
    throw error;
  }
}
