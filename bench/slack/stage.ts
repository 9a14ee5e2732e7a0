import { setTimeout } from 'node:timers/promises';
import { spawnSlack } from '../../test/support/slack/spawn-slack.ts';
import type { RemoteSlack } from '../../test/support/slack/spawn-slack.ts';
import type { Case } from '../chat/case.ts';
import { openParts } from '../chat/open-parts.ts';
import { spawnModelFor } from '../chat/spawn-model.ts';
import { questionOf } from '../chat/stage.ts';
import type { Asked, Asker, Contestant, OpenStage, Stage } from '../chat/stage.ts';
import { shown } from './shown.ts';
import { startBot } from './start-bot.ts';

/** What the first answers took of the rates comes back in this time (20 a minute for streams, 50 for edits). Milliseconds. */
const refill = 8_000;

/** A Slack with a workspace, or one for each asker. */
export const openStage: OpenStage = (one, contestant, place) =>
  openParts(async (open) => {
    const slack = await open(spawnSlack());
    const model = await open(spawnModelFor(one));
    const { askers, teams } = await populate(slack, one);
    const redisUrl = (one.workspaces ?? 0) > 0 ? place.redisUrl : null;
    const surroundings = { slack, geminiUrl: model.baseUrl, teams, redisUrl, folder: place.folder };
    const bot = await open(startBot(contestant, surroundings));
    await warmUp(slack, one);
    return { contestant, model, bot, askers, ...onSlack(slack, one, contestant, askers) };
  });

type OnPlatform = Omit<Stage, 'contestant' | 'model' | 'bot' | 'askers' | 'close'>;

function onSlack(slack: RemoteSlack, one: Case, contestant: Contestant, askers: readonly Asker[]): OnPlatform {
  const { way, trouble } = one;
  return {
    askAll: () => askAll(slack, one, askers),
    async troubleBefore() {
      if (trouble !== 'lost-reply') return;
      // The method that the first message of an answer comes by.
      await slack.loseReply(way !== 'slash' && contestant === 'product' ? 'chat.startStream' : 'chat.postMessage');
    },
    async troubleAmid() {
      if (trouble === 'closed-stream') {
        await slack.closeStreams();
        return;
      }
      const growing = ['chat.appendStream', 'chat.update'];
      const last = (await slack.calls()).findLast(({ method }) => growing.includes(method));
      await slack.throttle(last?.method ?? 'chat.update', 5);
    },
    async look({ channel, thread }) {
      if (thread === null) return (await slack.answers(channel)).map(shown);
      return (await slack.messages(channel, thread)).filter(({ via }) => via !== 'person').map(shown);
    },
    async all() {
      const channels = [...new Set(askers.map(({ channel }) => channel))];
      return (await Promise.all(channels.map((channel) => slack.answers(channel)))).flat().map(shown);
    },
    calls: async (since) => (await slack.calls()).filter(({ at }) => at >= since),
    violations: async () => (await slack.violations()).length,
    acks: async (since) =>
      (await slack.acks()).filter(({ createdAt }) => createdAt >= since).map(({ ackAfter }) => ackAfter),
  };
}

async function askAll(slack: RemoteSlack, { way }: Case, askers: readonly Asker[]): Promise<readonly Asked[]> {
  const asks = askers.map(async ({ number, user, channel }): Promise<Asked & { readonly delivery: string | null }> => {
    const ask = { channel, user, text: `rm-5 ${questionOf(number)}` };
    const asker = { number, user, channel };
    if (way === 'slash') return { ...asker, eventAt: 0, thread: null, delivery: (await slack.slash(ask)).delivery };
    const { ts } = way === 'dm' ? await slack.message(ask) : await slack.mention(ask);
    return { ...asker, eventAt: Number(ts) * 1_000, thread: ts, delivery: null };
  });
  const all = await Promise.all(asks);
  const acks = way === 'slash' ? await slack.acks() : [];
  return all.map(({ delivery, ...asked }) => {
    const sent = acks.find(({ id }) => id === delivery);
    return sent === undefined ? asked : { ...asked, eventAt: sent.createdAt };
  });
}

async function populate(slack: RemoteSlack, one: Case) {
  const { askers: count, workspaces = 0 } = one;
  const teams = [slack.team];
  for (let number = 1; number <= workspaces; number += 1) {
    teams.push((await slack.addWorkspace({ name: `workspace-${number}` })).team);
  }
  const askers: Asker[] = [];
  for (let number = 1; number <= count; number += 1) {
    const team = workspaces === 0 ? slack.team : (teams[number] ?? slack.team);
    const user = await slack.addPerson({ name: `asker-${number}`, team });
    askers.push({ number, user, channel: await channelOf(slack, one, { number, user, team }) });
  }
  return { askers, teams };
}

async function channelOf(
  slack: RemoteSlack,
  { way, spread, workspaces = 0 }: Case,
  { number, user, team }: { readonly number: number; readonly user: string; readonly team: string },
): Promise<string> {
  if (way === 'dm') return await slack.dm(user);
  if (spread || workspaces > 0) return await slack.addChannel({ name: `support-${number}`, team });
  await slack.join(slack.general, user);
  return slack.general;
}

/** Fetches the manual, compiles the code: as in a bot that has run for a while. */
async function warmUp(slack: RemoteSlack, { way }: Case): Promise<void> {
  for (const time of ['first', 'second']) await answerOnce(slack, way, time);
  await setTimeout(refill);
}

async function answerOnce(slack: RemoteSlack, way: Case['way'], time: string): Promise<void> {
  const user = await slack.addPerson({ name: `warm-up-${time}` });
  const channel = way === 'dm' ? await slack.dm(user) : await slack.addChannel({ name: `warm-up-${time}` });
  // Asked in other words, or the answer before would do.
  const ask = { channel, user, text: `rm-5 ${questionOf(0)} for the ${time} time` };
  if (way === 'slash') await slack.slash(ask);
  else if (way === 'dm') await slack.message(ask);
  else await slack.mention(ask);
  for (let tries = 0; tries < 150; tries += 1) {
    const answers = await slack.answers(channel);
    if (answers.some((message) => message.streaming !== 'in_progress' && JSON.stringify(message).includes('Whole.'))) {
      return;
    }
    await setTimeout(200);
  }
  throw new Error('the bot has not answered the first question');
}
