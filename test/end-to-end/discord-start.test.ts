import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatewaySettings, startDiscordBot } from '../support/discord-bot.ts';
import type { DiscordBot } from '../support/discord-bot.ts';
import type { BotSettings } from '../support/chat-bot.ts';
import type { Discord } from '../support/discord/discord.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import { until } from '../support/until.ts';

let discord: Discord;
let bot: DiscordBot | null = null;

beforeEach(async () => {
  discord = await startDiscord({ latency: 1, identifyEvery: 0 });
});
afterEach(async () => {
  await bot?.close();
  bot = null;
  await discord.close();
});

const start = async (more: BotSettings = {}): Promise<DiscordBot> => {
  bot = await startDiscordBot({ ...gatewaySettings(discord), ...more });
  return bot;
};
/** The sentence that ends the start. */
const refusal = async (more: BotSettings = {}): Promise<string> =>
  await start(more).then(
    () => 'started',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe('the start', () => {
  it('ends with a sentence about the switch where the bot may not read messages', async () => {
    discord.turnOff('messageContent');
    expect(await refusal()).toMatch(/switch on Message Content Intent on the Bot page[^.]*\S+\.$/u);
    expect(discord.identifies()).toBe(0);
  });

  it('ends with a sentence about the token where that is wrong, after asking once', async () => {
    expect(await refusal({ DISCORD_TOKEN: `${discord.token}x` })).toContain('DISCORD_TOKEN');
    expect(discord.invalidRequests()).toBeLessThanOrEqual(2);
  });

  it('ends with a sentence about the key where that is not the application’s', async () => {
    expect(await refusal({ DISCORD_PUBLIC_KEY: '0'.repeat(64) })).toContain('DISCORD_PUBLIC_KEY');
  });

  it('registers the commands once, and again only where they are others', async () => {
    await start();
    expect(discord.calls('commands.put')).toHaveLength(1);
    expect(discord.commandsIn(discord.dm(discord.ann)).map(({ name }) => name)).toContain('hsc');
    expect(discord.commands()[0]).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    await bot?.close();
    await start();
    expect(discord.calls('commands.put')).toHaveLength(1);
    expect(discord.violations()).toEqual([]);
  });

  it('has each command in one place alone, wherever it was before', async () => {
    const other = discord.addGuild({ name: 'other' });
    discord.addGuild({ name: 'elsewhere', bot: false });
    const seenIn = async (guild: string | undefined): Promise<readonly string[]> => {
      await start(guild === undefined ? {} : { DISCORD_GUILD_ID: guild });
      await bot?.close();
      return ['', discord.guild, other].filter((place) => discord.commands(place).length > 0);
    };
    expect(await seenIn(discord.guild)).toEqual([discord.guild]);
    expect(await seenIn(undefined)).toEqual(['']);
    expect(await seenIn(other)).toEqual([other]);
    expect(await seenIn(discord.guild)).toEqual([discord.guild]);
    expect(discord.violations()).toEqual([]);
  });

  it('leaves commands that are none of its own in other servers', async () => {
    const other = discord.addGuild({ name: 'other' });
    const path = `/applications/${discord.appId}/guilds/${other}/commands`;
    await fetch(`${discord.apiUrl}/v10${path}`, {
      method: 'PUT',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify([{ type: 1, name: 'roll', description: 'Rolls dice.' }]),
    });
    await start();
    expect(discord.commands(other).map(({ name }) => name)).toEqual(['roll']);
  });

  it('gives a link to invite the bot by, with what it needs', async () => {
    const { connection } = await start();
    const link = new URL(connection.inviteLink ?? '');
    expect(link.searchParams.get('client_id')).toBe(discord.appId);
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    expect(connection.faults).toEqual([]);
  });

  it('tells what the settings name and is not there', async () => {
    const hidden = discord.addChannel({ name: 'hidden' });
    discord.takePermission(hidden, 'ViewChannel');
    const elsewhere = discord.addGuild({ name: 'elsewhere', bot: false });
    const { connection } = await start({ HANDOVER_DISCORD_CHANNEL: hidden, DISCORD_GUILD_ID: elsewhere });
    expect(connection.faults.join('\n')).toMatch(/HANDOVER_DISCORD_CHANNEL/u);
    expect(connection.faults.join('\n')).toMatch(/DISCORD_GUILD_ID/u);
  });

  it('goes on behind where Discord cannot be reached, until it can', async () => {
    discord.fail('*', { status: 503 }, 40);
    const { connection } = await start();
    expect(connection.part.state()).toBe('degraded');
    expect(connection.faults.join('\n')).toContain('can not be reached');
    discord.heal();
    await until(() => connection.part.state() === 'up');
  }, 60_000);

  it('goes on behind where the gateway lets nobody in, until it does', async () => {
    discord.refuseGateway(true);
    const { connection } = await start();
    expect(connection.part.state()).toBe('degraded');
    discord.refuseGateway(false);
    await until(() => connection.part.state() === 'up');
  }, 60_000);

  it('is not kept waiting by a gateway that says nothing, and neither is the end', async () => {
    discord.muteGateway(true);
    const { connection } = await start();
    expect(connection.part.state()).toBe('degraded');
    expect(connection.faults.join('\n')).toContain('not connected yet');
    expect(connection.inviteLink).not.toBeNull();
    const before = Date.now();
    await bot?.close();
    bot = null;
    expect(Date.now() - before).toBeLessThan(5_000);
  }, 60_000);

  it('takes as many shards as the platform says', async () => {
    await bot?.close();
    await discord.close();
    discord = await startDiscord({ latency: 1, identifyEvery: 0, guildsElsewhere: 1_100 });
    await start();
    await until(() => discord.sessions().length === 2);
    expect(discord.sessions().map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
  }, 30_000);
});
