import { setTimeout } from 'node:timers/promises';
import { spawnSlack } from '../../test/support/slack/spawn-slack.ts';
import type { RemoteSlack } from '../../test/support/slack/spawn-slack.ts';
import type { Case } from './cases.ts';
import { spawnModel } from './spawn-model.ts';
import type { Model } from './spawn-model.ts';
import { startBot } from './start-bot.ts';
import type { Bot, Contestant } from './start-bot.ts';

/** Somebody who asks, and where. */
export interface Asker {
  readonly number: number;
  readonly user: string;
  readonly channel: string;
}

/** A fresh Slack with the published rates, a model and a bot, each in a process of its own. */
export interface Stage {
  readonly contestant: Contestant;
  readonly slack: RemoteSlack;
  readonly model: Model;
  readonly bot: Bot;
  readonly askers: readonly Asker[];
  close(): Promise<void>;
}

export interface Surroundings {
  readonly redisUrl: string | null;
  readonly folder: string;
}

const resets = { 'reset-before': 'before', 'reset-middle': 'middle' } as const;
/** What the first answer took of the rates comes back in this time (20 a minute for streams). Milliseconds. */
const refill = 3_200;

/** Opens the stage and has one answer written on it that isn't measured. */
export async function openStage(one: Case, contestant: Contestant, place: Surroundings): Promise<Stage> {
  const { characters, milliseconds, trouble } = one;
  const reset = trouble === 'reset-before' || trouble === 'reset-middle' ? resets[trouble] : 'never';
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const part of opened.toReversed()) await part.close();
  };
  try {
    const slack = await spawnSlack();
    opened.push(slack);
    const model = await spawnModel({ characters, milliseconds, reset });
    opened.push(model);
    const { askers, teams } = await populate(slack, one);
    const redisUrl = one.spread ? place.redisUrl : null;
    const bot = await startBot(contestant, { slack, geminiUrl: model.baseUrl, teams, redisUrl, folder: place.folder });
    opened.push(bot);
    await warmUp(slack, one);
    return { contestant, slack, model, bot, askers, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function populate(slack: RemoteSlack, { askers: count, spread }: Case) {
  const teams = [slack.team];
  const askers: Asker[] = [];
  for (let number = 1; number <= count; number += 1) {
    const team = spread ? (await slack.addWorkspace({ name: `workspace-${number}` })).team : slack.team;
    if (spread) teams.push(team);
    const user = await slack.addPerson({ name: `asker-${number}`, team });
    if (!spread) await slack.join(slack.general, user);
    const channel = spread ? await slack.addChannel({ name: 'support', team }) : slack.general;
    askers.push({ number, user, channel });
  }
  return { askers, teams };
}

export function questionOf(number: number): string {
  return `how do I pair bluetooth (asker ${number})`;
}

/** Fetches the manual, compiles the code: as in a bot that has run for a while. */
async function warmUp(slack: RemoteSlack, { way }: Case): Promise<void> {
  const place = { channel: await slack.addChannel({ name: 'warm-up' }), user: slack.ann };
  if (way === 'slash') await slack.slash({ ...place, text: `rm-5 ${questionOf(0)}` });
  else await slack.mention({ ...place, text: `rm-5 ${questionOf(0)}` });
  for (let tries = 0; tries < 150; tries += 1) {
    const answers = await slack.answers(place.channel);
    if (answers.some((message) => message.streaming !== 'in_progress' && JSON.stringify(message).includes('Whole.'))) {
      await setTimeout(refill);
      return;
    }
    await setTimeout(200);
  }
  throw new Error('the bot has not answered the first question');
}
