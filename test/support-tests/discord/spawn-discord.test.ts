import { Events } from 'discord.js';
import { expect, it } from 'vitest';
import { spawnDiscord } from '../../support/discord/spawn-discord.ts';
import { until } from '../../support/until.ts';
import { connectClient } from './connect-client.ts';

it('the stand-in of Discord in a process of its own is spoken to as if it were at hand', async () => {
  const discord = await spawnDiscord({ latency: 5 });
  const client = await connectClient(discord);
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) void message.reply('Good day.');
  });
  await discord.write({ channel: discord.general, user: discord.ann, text: 'hello' });
  await until(async () => (await discord.messages(discord.general)).length === 2);
  expect((await discord.messages(discord.general)).map(({ content }) => content)).toEqual(['hello', 'Good day.']);
  await expect(discord.dm('nobody')).rejects.toThrow('no user nobody');
  await client.destroy();
  await discord.close();
});
