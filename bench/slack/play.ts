import { setTimeout } from 'node:timers/promises';
import type { Message } from '../../test/support/slack/state/messages.ts';
import type { CallRecord } from '../../test/support/slack/state/records.ts';
import { answerText, wordsIn } from './answer-text.ts';
import type { Case } from './cases.ts';
import type { ModelStream } from './model-options.ts';
import { readCost } from './process-cost.ts';
import type { Cost } from './process-cost.ts';
import { asksForVote, screenText } from './screen-text.ts';
import { questionOf } from './stage.ts';
import type { Asker, Stage } from './stage.ts';

/** One question as it went. Times in milliseconds since the epoch. */
export interface Asked extends Asker {
  readonly eventAt: number;
  /** Of a mention: the thread that is to hold the answer. */
  readonly thread: string | null;
}

/** Everything that was seen in one round of a case. */
export interface Play {
  readonly asked: readonly Asked[];
  readonly streams: readonly ModelStream[];
  /** Every message of the bot that ever stood there. */
  readonly messages: readonly Message[];
  readonly calls: readonly CallRecord[];
  readonly violations: number;
  /** How long the slowest ack took, in milliseconds; null when something was never acked. */
  readonly slowestAck: number | null;
  readonly cost: Cost | null;
}

/** Into the answer, trouble begins. Milliseconds after the model's first word. */
const untilTrouble = 3_000;
/** How long an answer may take after the model's last word. Milliseconds. */
const patience = { few: 10_000, many: 120_000 };
/** What comes late, such as a second answer, comes within this time. Milliseconds. */
const afterwards = 2_500;

/** Has all askers of the case ask at once and waits until they have their answers, or nothing more is to be expected. */
export async function play(one: Case, stage: Stage): Promise<Play> {
  const { slack, bot, model, askers } = stage;
  const before = await readCost(bot.pid);
  const since = Date.now();
  if (one.trouble === 'lost-reply') await slack.loseReply(firstPost(one, stage));
  const [asked] = await Promise.all([askAll(one, stage), makeTrouble(one, stage)]);
  await untilAnswered(one, stage, asked);
  await setTimeout(afterwards);
  const after = await readCost(bot.pid);
  const channels = [...new Set(askers.map(({ channel }) => channel))];
  const messages = await Promise.all(channels.map((channel) => slack.answers(channel)));
  return {
    asked,
    streams: await model.streams(),
    messages: messages.flat(),
    calls: (await slack.calls()).filter(({ at }) => at >= since),
    violations: (await slack.violations()).length,
    slowestAck: slowest((await slack.acks()).filter(({ createdAt }) => createdAt >= since)),
    cost: before === null || after === null ? null : { cpu: after.cpu - before.cpu, memory: after.memory },
  };
}

function slowest(acks: readonly { readonly ackAfter: number | null }[]): number | null {
  const times = acks.map(({ ackAfter }) => ackAfter ?? Infinity);
  const most = Math.max(0, ...times);
  return Number.isFinite(most) ? most : null;
}

async function askAll({ way }: Case, { slack, askers }: Stage): Promise<readonly Asked[]> {
  const asks = askers.map(async ({ number, user, channel }): Promise<Asked & { readonly delivery: string | null }> => {
    const ask = { channel, user, text: `rm-5 ${questionOf(number)}` };
    const asker = { number, user, channel };
    if (way === 'slash') return { ...asker, eventAt: 0, thread: null, delivery: (await slack.slash(ask)).delivery };
    const { ts } = await slack.mention(ask);
    return { ...asker, eventAt: Number(ts) * 1_000, thread: ts, delivery: null };
  });
  const all = await Promise.all(asks);
  const acks = way === 'slash' ? await slack.acks() : [];
  return all.map(({ delivery, ...asked }) => {
    const sent = acks.find(({ id }) => id === delivery);
    return sent === undefined ? asked : { ...asked, eventAt: sent.createdAt };
  });
}

/** The method that the first message of an answer comes by. */
function firstPost({ way }: Case, { contestant }: Stage): string {
  return way === 'mention' && contestant === 'product' ? 'chat.startStream' : 'chat.postMessage';
}

async function makeTrouble({ trouble }: Case, { slack, model }: Stage): Promise<void> {
  if (trouble !== 'throttle' && trouble !== 'closed-stream') return;
  while ((await model.streams()).every(({ chunks }) => chunks.length === 0)) await setTimeout(50);
  await setTimeout(untilTrouble);
  if (trouble === 'closed-stream') {
    await slack.closeStreams();
    return;
  }
  const growing = ['chat.appendStream', 'chat.update'];
  const last = (await slack.calls()).findLast(({ method }) => growing.includes(method));
  await slack.throttle(last?.method ?? 'chat.update', 5);
}

/** Looks at one unfinished answer at a time, and not before its model is done: looking costs the stand-in time. */
async function untilAnswered(one: Case, stage: Stage, asked: readonly Asked[]): Promise<void> {
  const waitFor = one.askers > 1 ? patience.many : patience.few;
  const modelDone = Date.now() + one.milliseconds + 20_000;
  while (!(await modelsDone(one, stage, asked)) && Date.now() < modelDone) await setTimeout(200);
  const deadline = Date.now() + waitFor;
  for (const asker of asked) {
    for (;;) {
      const messages = await messagesFor(stage, asker);
      if (isFinished(one, stage, asker, messages)) break;
      if (Date.now() > deadline) return;
      await setTimeout(one.way === 'slash' ? 1_000 : 300);
    }
  }
}

async function modelsDone({ characters, trouble }: Case, { model }: Stage, asked: readonly Asked[]): Promise<boolean> {
  const streams = await model.streams();
  const isWhole = ({ chunks }: ModelStream): boolean => (chunks.at(-1)?.end ?? 0) >= characters;
  return asked.every(({ number }) => {
    const own = streams.filter(({ asker }) => asker === number);
    // A broken answer isn't asked for again once its first words were shown.
    return (
      own.some(isWhole) ||
      (trouble === 'reset-middle' &&
        own.some(({ chunks, startedAt }) => chunks.length > 0 && Date.now() - startedAt > 5_000))
    );
  });
}

async function messagesFor({ slack }: Stage, { channel, thread }: Asked): Promise<readonly Message[]> {
  if (thread === null) return await slack.answers(channel);
  return (await slack.messages(channel, thread)).filter(({ via }) => via !== 'person');
}

function isFinished(one: Case, { contestant }: Stage, { number }: Asked, messages: readonly Message[]): boolean {
  const standing = messages.filter(({ deletedAt }) => deletedAt === null);
  const own = standing.filter((message) => wordsIn(screenText(message)).some(({ asker }) => asker === number));
  if (own.length === 0 || own.some(({ streaming }) => streaming === 'in_progress')) return false;
  if (contestant === 'product' && !own.some(asksForVote) && one.trouble !== 'reset-middle') return false;
  if (one.trouble === 'reset-middle') return contestant === 'product';
  const shown = new Set(own.flatMap((message) => wordsIn(screenText(message)).map(({ index }) => index)));
  return wordsIn(answerText(number, one.characters)).every(({ index }) => shown.has(index));
}
