import type { BudgetMethod } from '../budget/rates.ts';
import type { SlackMessage } from '../render/blocks.ts';
import { append, canStream, goesOn, post, respond, startStream, stop, stopWith, update } from './message-calls.ts';
import type { Screen, StreamScreen } from './screen.ts';
import { canRespond } from './writer.ts';
import type { Writer } from './writer.ts';

/** A call that brings a message nearer to its end. */
interface Step {
  readonly method: BudgetMethod;
  /** Milliseconds that another method may take longer and still be preferred. */
  readonly handicap: number;
  readonly run: (signal: AbortSignal) => Promise<Screen>;
}

/** A message on its way. */
export interface Delivery {
  readonly message: SlackMessage;
  /** Its place among the messages of the answer. */
  readonly part: number;
  /** The answer consists of this message. */
  readonly alone: boolean;
}

/** What one message needs, and what has gone wrong with it so far. */
export interface Job {
  readonly writer: Writer;
  readonly delivery: Delivery;
  /** The message as the platform may take it. */
  readonly message: SlackMessage;
  readonly failures: Map<BudgetMethod, number>;
}

/** A message that was put in place of another one is found less easily: rather wait for so long. Milliseconds. */
export const replacing = 1_500;
/** The same for a message that somebody clicked in: it is looked at. Milliseconds. */
const replacingClicked = 5_000;
/**
 * A message of an answer that was taken over is finished where it was begun, until so much time has passed. Twenty are,
 * though they end at once with their workspace's edits used up; more would take longer than a minute from the death of
 * the process that began them. Milliseconds since it was taken over.
 */
const replacedAfter = 24_000;

/** The ways to bring a message nearer to its end from what stands there now. */
export function stepsFor(job: Job, screen: Exclude<Screen, { kind: 'lost' }>): readonly Step[] {
  const { writer, message } = job;
  const { part } = job.delivery;
  switch (screen.kind) {
    case 'none':
    case 'deleted':
      return freshSteps(job);
    case 'closed':
      return [{ method: 'response_url', handicap: 0, run: (signal) => respond(writer, message, part, signal) }];
    case 'stream':
      return [...streamSteps(writer, screen, message), ...replaceSteps(job, screen)];
    case 'message': {
      const run = (signal: AbortSignal): Promise<Screen> => update(writer, screen.ts, message, part, signal);
      const edit: Step = { method: 'chat.update', handicap: 0, run };
      return [edit, ...replaceSteps(job, screen)];
    }
  }
}

/** Nothing stands there yet: a post, or a stream that is begun with all of the text. */
function freshSteps({ writer, message, delivery }: Job): readonly Step[] {
  const { part } = delivery;
  const steps: Step[] = [
    { method: 'chat.postMessage', handicap: 0, run: (signal) => post(writer, message, part, signal) },
  ];
  if (part === 0 && canStream(writer, message)) {
    steps.push({ method: 'chat.startStream', handicap: 500, run: (signal) => startStream(writer, message, signal) });
  }
  // What goes this way can't be looked up or edited, and messages after it can't be put below it.
  if (canRespond(writer) && delivery.alone) {
    steps.push({ method: 'response_url', handicap: 40, run: (signal) => respond(writer, message, part, signal) });
  }
  return steps;
}

function streamSteps(writer: Writer, stream: StreamScreen, message: SlackMessage): readonly Step[] {
  if (!goesOn(writer, stream, message)) {
    return [{ method: 'chat.stopStream', handicap: 0, run: (signal) => stop(writer, stream, signal) }];
  }
  const run = (signal: AbortSignal): Promise<Screen> => stopWith(writer, stream, message, signal);
  const end: Step = { method: 'chat.stopStream', handicap: 0, run };
  if (message.markdown === stream.appended) return [end];
  const add = (signal: AbortSignal): Promise<Screen> => append(writer, stream, message, signal);
  return [end, { method: 'chat.appendStream', handicap: 300, run: add }];
}

/** The whole message anew; the one that it replaces goes when the new one stands, unless others hang below it. */
function replaceSteps({ writer, message, delivery }: Job, old: Screen & { readonly ts: string }): readonly Step[] {
  if (old.ts === writer.top) return [];
  const step: Step = {
    method: 'chat.postMessage',
    handicap: handicapFor(writer, old.ts),
    async run(signal) {
      const screen = await post(writer, message, delivery.part, signal);
      markReplaced(writer, old, screen);
      return screen;
    },
  };
  return [step];
}

function handicapFor({ takenOverAt, address, clock }: Writer, ts: string): number {
  const usual = ts === address.message ? replacingClicked : replacing;
  return takenOverAt === null ? usual : Math.max(usual, takenOverAt + replacedAfter - clock.now());
}

/** The old message goes when the answer has ended. */
export function markReplaced({ place, replaced }: Writer, old: Screen, now: Screen): void {
  if ('ts' in old && 'ts' in now && old.ts !== now.ts) replaced.push({ channel: place.channel, ts: old.ts });
}
