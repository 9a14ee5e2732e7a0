import { setTimeout } from 'node:timers/promises';
import { spawnDiscord } from '../../test/support/discord/spawn-discord.ts';
import type { RemoteDiscord } from '../../test/support/discord/spawn-discord.ts';
import type { Case } from '../chat/case.ts';
import { openParts } from '../chat/open-parts.ts';
import { spawnModelFor } from '../chat/spawn-model.ts';
import { questionOf } from '../chat/stage.ts';
import type { Asked, Asker, OpenStage, Stage } from '../chat/stage.ts';
import { shown } from './shown.ts';
import { startBot } from './start-bot.ts';

/** What the first answers took of the limits comes back in this time. Milliseconds. */
const refill = 5_200;

/** A Discord with one guild, everybody in one channel of it or each in a channel of their own. */
export const openStage: OpenStage = (one, contestant, place) =>
  openParts(async (open) => {
    const discord = await open(spawnDiscord());
    const model = await open(spawnModelFor(one));
    const askers = await populate(discord, one);
    const bot = await open(startBot(contestant, { discord, geminiUrl: model.baseUrl, folder: place.folder }));
    await warmUp(discord, one);
    return { contestant, model, bot, askers, ...onDiscord(discord, one, askers) };
  });

type OnPlatform = Omit<Stage, 'contestant' | 'model' | 'bot' | 'askers' | 'close'>;

function onDiscord(discord: RemoteDiscord, one: Case, askers: readonly Asker[]): OnPlatform {
  const { trouble, way } = one;
  /** Answers in the channel and in its threads. */
  const answersIn = async (channel: string) => {
    const places = [channel, ...(await discord.threads(channel))];
    const all = await Promise.all(places.map((place) => discord.answers(place)));
    return all.flat().map((message) => ({ ...shown(message), channel }));
  };
  return {
    askAll: () => askAll(discord, one, askers),
    async troubleBefore() {
      if (trouble === 'lost-reply') await discord.loseReply(way === 'mention' ? 'messages.create' : 'webhook.edit');
    },
    async troubleAmid() {
      if (trouble === 'dropped-gateway') await discord.dropGateway();
      else await discord.throttle(way === 'mention' ? 'messages.edit' : 'webhook.edit', 5);
    },
    look: ({ channel }) => answersIn(channel),
    async all() {
      return (await Promise.all([...new Set(askers.map(({ channel }) => channel))].map(answersIn))).flat();
    },
    calls: async (since) =>
      (await discord.calls()).filter(({ at }) => at >= since).map(({ route, status }) => ({ method: route, status })),
    violations: async () => (await discord.violations()).length,
    async acks(since) {
      // A mention has nothing that the platform waits for.
      return (await discord.interactions()).filter(({ at }) => at >= since).map(({ ackAfter }) => ackAfter);
    },
  };
}

async function askAll(discord: RemoteDiscord, { way }: Case, askers: readonly Asker[]): Promise<readonly Asked[]> {
  return await Promise.all(
    askers.map(async ({ number, user, channel }): Promise<Asked> => {
      const id =
        way === 'slash'
          ? await discord.slash({ channel, user, options: { product: 'rm-5', question: questionOf(number) } })
          : await discord.mention({ channel, user, text: `rm-5 ${questionOf(number)}` });
      return { number, user, channel, thread: null, eventAt: timeOf(id) };
    }),
  );
}

/** An id carries the time it was made at. https://docs.discord.com/developers/reference#snowflakes */
function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + 1_420_070_400_000;
}

async function populate(discord: RemoteDiscord, { askers: count, spread }: Case): Promise<readonly Asker[]> {
  const askers: Asker[] = [];
  for (let number = 1; number <= count; number += 1) {
    const user = await discord.addPerson({ name: `asker-${number}` });
    const channel = spread ? await discord.addChannel({ name: `support-${number}` }) : discord.general;
    askers.push({ number, user, channel });
  }
  return askers;
}

/** Fetches the manual, compiles the code: as in a bot that has run for a while. */
async function warmUp(discord: RemoteDiscord, { way }: Case): Promise<void> {
  for (const time of ['first', 'second']) await answerOnce(discord, way, time);
  await setTimeout(refill);
}

async function answerOnce(discord: RemoteDiscord, way: Case['way'], time: string): Promise<void> {
  const user = await discord.addPerson({ name: `warm-up-${time}` });
  const place = { channel: await discord.addChannel({ name: `warm-up-${time}` }), user };
  // Asked in other words, or the answer before would do.
  const question = `${questionOf(0)} for the ${time} time`;
  if (way === 'slash') await discord.slash({ ...place, options: { product: 'rm-5', question } });
  else await discord.mention({ ...place, text: `rm-5 ${question}` });
  for (let tries = 0; tries < 150; tries += 1) {
    const places = [place.channel, ...(await discord.threads(place.channel))];
    const answers = (await Promise.all(places.map((one) => discord.answers(one)))).flat().map(shown);
    if (answers.some(({ history }) => history.at(-1)?.text.includes('Whole.') === true)) return;
    await setTimeout(200);
  }
  throw new Error('the bot has not answered the first question');
}
