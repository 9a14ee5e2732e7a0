import { afterEach, beforeEach, expect, it } from 'vitest';
import { gatewaySettings, startDiscordBot, wordsOf } from '../support/discord-bot.ts';
import type { DiscordBot } from '../support/discord-bot.ts';
import { spawnDiscord } from '../support/discord/spawn-discord.ts';
import type { RemoteDiscord } from '../support/discord/spawn-discord.ts';
import { says, streams } from '../support/gemini/replies.ts';
import type { Step } from '../support/gemini/steps.ts';
import { pagesPdf } from '../support/pdf/text-pdf.ts';
import { until } from '../support/until.ts';

// In a process of its own, so that what the stand-in does isn't time that the bot takes.
let discord: RemoteDiscord;
let bot: DiscordBot;

beforeEach(async () => {
  discord = await spawnDiscord({ rates: false, latency: 5 });
  bot = await startDiscordBot(gatewaySettings(discord));
});
afterEach(async () => {
  await bot.close();
  await discord.close();
});

const answers = 100;
const question = 'how do I pair bluetooth with the rm-5?';

/** Resolves once the bot has said this there; on a busy machine that takes long. */
async function said(channel: string, words: string): Promise<void> {
  const isSaid = async (): Promise<boolean> =>
    (await discord.answers(channel)).some((message) => wordsOf(message).includes(words));
  await until(isSaid).catch(() => until(isSaid));
}

it('everything is acknowledged within a second while 100 answers stream and a manual of 2,000 pages is read', async () => {
  bot.gemini.respond(() => says('Good.'));
  await discord.direct({ user: discord.ann, text: question });
  await said(await discord.dm(discord.ann), 'Good.');
  const gate = Promise.withResolvers<undefined>();
  const words: Step[] = Array.from({ length: 40 }, (_, index) => [{ text: `Step ${index}. ` }, { wait: 25 }]).flat();
  bot.gemini.respond(() => streams(...words, { wait: gate.promise }, { text: 'The end.' }, { finish: 'STOP' }));
  const pages = Array.from(
    { length: 2_000 },
    (_, index) => `Page ${index}. ${'Press the key and turn the dial. '.repeat(20)}`,
  );
  const base64 = Buffer.from(await pagesPdf(pages)).toString('base64');
  const file = await discord.addAttachment({ name: 'long.pdf', type: 'application/pdf', base64 });
  await discord.direct({ user: discord.bob, text: 'how do I turn the dial?', attachments: [file] });
  for (let count = 0; count < answers; count += 1) {
    const channel = await discord.addChannel({ name: `room-${count}` });
    await discord.slash({
      channel,
      user: discord.ann,
      options: { product: 'rm-5', question: `${question} (${count})` },
    });
  }
  await until(() => bot.gemini.requests.length >= answers / 2);
  const typed: string[] = [];
  for (let count = 0; count < 20; count += 1) {
    const place = { channel: discord.general, user: discord.ann };
    const id = await discord.slash({ ...place, command: 'hsc-help' });
    const typing = await discord.autocomplete({ ...place, option: 'product', value: 'rm' });
    typed.push(typing);
    await until(async () => (await discord.interaction(id)).ackedAt !== null);
    await until(async () => (await discord.interaction(typing)).choices !== null);
  }
  gate.resolve(undefined);
  const all = await discord.interactions();
  const times = all.map(({ id, ackAfter }) => ({ id, ackAfter: ackAfter ?? Infinity }));
  expect(times).toHaveLength(answers + 40);
  expect(Math.max(...times.map(({ ackAfter }) => ackAfter))).toBeLessThan(1_000);
  const completions = times.filter(({ id }) => typed.includes(id));
  expect(Math.max(...completions.map(({ ackAfter }) => ackAfter))).toBeLessThan(500);
  // The manual was read meanwhile, and says so in its own answer.
  await said(await discord.dm(discord.bob), 'long.pdf');
  expect(await discord.violations()).toEqual([]);
}, 90_000);
