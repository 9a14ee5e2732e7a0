import type { BudgetMethod } from '../budget/rates.ts';
import type { SlackMessage } from '../render/blocks.ts';
import { SlackError } from '../slack-error.ts';
import { afterFailure } from './after-failure.ts';
import { markReplaced, replacing, stepsFor } from './delivery-steps.ts';
import type { Delivery, Job } from './delivery-steps.ts';
import { findPost } from './find-post.ts';
import { isShown } from './screen.ts';
import type { Screen } from './screen.ts';
import { simplify } from './simplify.ts';
import type { Writer } from './writer.ts';

interface Delivered {
  readonly screen: Screen;
  /** What the platform refused was made simpler; what it took in further messages only. */
  readonly rest: readonly SlackMessage[];
}

const firstPause = 200;
const longestPause = 2_000;
/** Between two looks for a post whose reply was lost. Milliseconds. */
const lookAgain = 350;
/** Refusals that nothing helps against end the answer after so many. */
const mostRefusals = 8;

/**
 * Brings a message to stand there whole, by whichever method has room, for as long as the signal allows.
 */
export async function deliver(
  writer: Writer,
  screen: Screen,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<Delivered> {
  const { message, part } = delivery;
  const failures = new Map<BudgetMethod, number>();
  let rest: readonly SlackMessage[] = [];
  let now = screen;
  let whole = message;
  let refusals = 0;
  for (let failed = 0; !isShown(now, whole);) {
    const since = writer.clock.now();
    try {
      now = await advance({ writer, delivery, message: whole, failures }, now, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof SlackError)) throw error;
      if (error.kind !== 'rate-limited') failed += 1;
      if (isRefusal(error)) refusals += 1;
      if (refusals > mostRefusals) throw error;
      if ((error.kind === 'too-long' || error.kind === 'blocks-refused') && now.kind !== 'stream') {
        const [first = whole, ...others] = simplify(whole, error.kind);
        whole = first;
        rest = [...others, ...rest];
        continue;
      }
      now = afterFailure(writer, now, error, { message: whole, part, since });
      // A post that may be lost is looked for first, which takes its time as well.
      if (isTransient(error) && now.kind !== 'lost')
        await writer.clock.sleep(Math.min(longestPause, firstPause * 2 ** failed), signal);
    }
  }
  return { screen: now, rest };
}

const isRefusal = ({ kind }: SlackError): boolean => !['rate-limited', 'no-reply', 'stream-state'].includes(kind);
const isTransient = ({ kind }: SlackError): boolean => kind === 'no-reply' || kind === 'other';

/** One step further. */
async function advance(job: Job, screen: Screen, signal: AbortSignal): Promise<Screen> {
  const { writer, failures } = job;
  if (screen.kind === 'lost') {
    const found = await findPost(writer, screen, signal);
    if (found.kind === 'lost') await writer.clock.sleep(lookAgain, signal);
    else markReplaced(writer, screen.before, found);
    return found;
  }
  const steps = stepsFor(job, screen).map((step) => ({
    ...step,
    handicap: step.handicap + (failures.get(step.method) ?? 0) * replacing,
  }));
  const method = await writer.turn(steps, signal);
  const step = steps.find((one) => one.method === method);
  if (step === undefined) throw new RangeError('a turn is for one of the methods asked for');
  try {
    return await step.run(signal);
  } catch (error) {
    failures.set(method, (failures.get(method) ?? 0) + 1);
    throw error;
  }
}
