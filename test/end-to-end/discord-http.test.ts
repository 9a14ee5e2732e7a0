import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings, startDiscordBot } from '../support/discord-bot.ts';
import type { DiscordBot } from '../support/discord-bot.ts';
import { createTalk } from '../support/discord-talk.ts';
import type { Talk } from '../support/discord-talk.ts';
import type { Discord } from '../support/discord/discord.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import { says } from '../support/gemini/replies.ts';
import { until } from '../support/until.ts';

let discord: Discord;
let bot: DiscordBot;
let talk: Talk;
const url = (): string => `${bot.address}/discord/interactions`;

beforeAll(async () => {
  discord = await startDiscord({ rates: false, latency: 2 });
  bot = await startDiscordBot({ ...gatewaySettings(discord), DISCORD_PUBLIC_KEY: discord.publicKey });
  talk = createTalk(discord, () => bot);
  bot.gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list of the phone.'));
  discord.deliverTo(url());
});
afterAll(async () => {
  await bot.close();
  await discord.close();
});
afterEach(() => {
  talk.demandClean();
});

describe('interactions over HTTP', () => {
  it('are taken at an address that the platform accepts: a ping is answered, a wrong signature refused', async () => {
    expect(await discord.verifyEndpoint(url())).toBe(true);
    expect(discord.identifies()).toBe(0);
  });

  it.each([
    ['no signature', {}],
    ['a signature that is none', { 'x-signature-ed25519': 'zz', 'x-signature-timestamp': '1' }],
    ['somebody else’s signature', { 'x-signature-ed25519': '0'.repeat(128), 'x-signature-timestamp': '1' }],
  ])('with %s get 401', async (_, headers: Record<string, string>) => {
    const body = JSON.stringify({ type: 1 });
    const reply = await fetch(url(), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(reply.status).toBe(401);
  });

  it('are answered: a command', async () => {
    const id = talk.slash('how do I pair bluetooth');
    expect(await talk.answered(discord.general)).toMatchObject({ id: discord.interaction(id).original });
    expect(discord.interaction(id).ackAfter).toBeLessThan(1_000);
  });

  it('are answered: autocomplete', async () => {
    const id = discord.autocomplete({ channel: discord.general, user: discord.ann, option: 'product', value: 'rm5' });
    await until(() => discord.interaction(id).choices !== null);
    expect(JSON.stringify(discord.interaction(id).choices)).toContain('RM-5');
  });

  it('are answered: clicks and forms', async () => {
    const channel = discord.addChannel({ name: 'clicks' });
    talk.slash('how do I pair bluetooth', { channel });
    const message = (await talk.answered(channel)).id;
    discord.click({ channel, user: discord.ann, message, label: '👍' });
    await talk.says(channel, 'your vote is counted', discord.ann);
    const down = discord.click({ channel, user: discord.bob, message, label: '👎' });
    await until(() => discord.interaction(down).modal !== null);
  });
});
