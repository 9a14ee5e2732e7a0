import { setTimeout } from 'node:timers/promises';
import { answerText, wordsIn } from './answer-text.ts';
import type { Case } from './case.ts';
import type { ModelStream } from './model-options.ts';
import { readCost } from './process-cost.ts';
import type { Cost } from './process-cost.ts';
import type { Asked, Shown, Stage } from './stage.ts';

/** Everything that was seen in one round of a case. */
export interface Play {
  readonly asked: readonly Asked[];
  readonly streams: readonly ModelStream[];
  /** Every message of the bot that ever stood there. */
  readonly messages: readonly Shown[];
  readonly calls: readonly { readonly method: string; readonly status: number | null }[];
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
  const before = await readCost(stage.bot.pid);
  const since = Date.now();
  await stage.troubleBefore();
  const [asked] = await Promise.all([stage.askAll(), makeTrouble(one, stage)]);
  await untilAnswered(one, stage, asked);
  await setTimeout(afterwards);
  const after = await readCost(stage.bot.pid);
  return {
    asked,
    streams: await stage.model.streams(),
    messages: await stage.all(),
    calls: await stage.calls(since),
    violations: await stage.violations(),
    slowestAck: slowest(await stage.acks(since)),
    cost: before === null || after === null ? null : { cpu: after.cpu - before.cpu, memory: after.memory },
  };
}

function slowest(acks: readonly (number | null)[]): number | null {
  const most = Math.max(0, ...acks.map((ack) => ack ?? Infinity));
  return Number.isFinite(most) ? most : null;
}

async function makeTrouble({ trouble, troubleAfter = untilTrouble }: Case, stage: Stage): Promise<void> {
  if (!['throttle', 'closed-stream', 'dropped-gateway'].includes(trouble)) return;
  while ((await stage.model.streams()).every(({ chunks }) => chunks.length === 0)) await setTimeout(50);
  await setTimeout(troubleAfter);
  await stage.troubleAmid();
}

/** Looks at one unfinished answer at a time, and not before its model is done: looking costs the stand-in time. */
async function untilAnswered(one: Case, stage: Stage, asked: readonly Asked[]): Promise<void> {
  const waitFor = one.askers > 1 ? patience.many : patience.few;
  const modelDone = Date.now() + one.milliseconds + 20_000;
  while (!(await modelsDone(one, stage, asked)) && Date.now() < modelDone) await setTimeout(200);
  const deadline = Date.now() + waitFor;
  for (const asker of asked) {
    for (;;) {
      if (isFinished(one, stage, asker, await stage.look(asker))) break;
      if (Date.now() > deadline) return;
      await setTimeout(asker.thread === null ? 1_000 : 300);
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

function isFinished(one: Case, { contestant }: Stage, { number }: Asked, messages: readonly Shown[]): boolean {
  const standing = messages.filter(({ deletedAt }) => deletedAt === null);
  const wordsOf = ({ history }: Shown) => wordsIn(history.at(-1)?.text ?? '');
  const own = standing.filter((message) => wordsOf(message).some(({ asker }) => asker === number));
  if (own.length === 0 || own.some(({ isGrowing }) => isGrowing)) return false;
  if (contestant === 'product' && !own.some((message) => message.isFinished) && one.trouble !== 'reset-middle') {
    return false;
  }
  if (one.trouble === 'reset-middle') return contestant === 'product';
  const shown = new Set(own.flatMap((message) => wordsOf(message).map(({ index }) => index)));
  return wordsIn(answerText(number, one.characters)).every(({ index }) => shown.has(index));
}
