import type { Clock } from '../../../src/clock.ts';
import { endOf } from '../budget/edit-budgets.ts';
import type { EditBudgets, Option } from '../budget/edit-budgets.ts';
import { isEnd } from '../budget/rates.ts';
import type { BudgetMethod, EndMethod } from '../budget/rates.ts';
import type { Spender } from '../budget/spender.ts';
import type { SlackAddress } from '../slack-address.ts';
import type { SlackApi, SlackArguments, SlackResult } from '../slack-api.ts';
import { SlackError } from '../slack-error.ts';
import type { Place } from './place.ts';
import type { LostScreen, Post } from './screen.ts';

/** Calls Slack for one answer, within the budgets of its workspace. */
export interface Writer {
  readonly address: SlackAddress;
  readonly api: SlackApi;
  readonly clock: Clock;
  /** When the answer was taken over from a process that had begun it; null: it wasn't. Milliseconds since the epoch. */
  readonly takenOverAt: number | null;
  /** Where the answer goes now: elsewhere than asked for when the bot can't write there. */
  place: Place;
  /** ts of the first message, where it stands in the channel itself: further ones go into its thread. */
  top: string | null;
  /** What the reader has to know of where the answer comes; null where it comes as expected. */
  preface: string | null;
  /** False once streams were refused here. */
  streams: boolean;
  /** Calls that were given up and may yet be done; of a post, what is to be looked for. */
  readonly late: { readonly at: number; readonly post: LostScreen | null }[];
  /** Told of a message that is being posted, of which nobody knows yet whether it was. */
  onPost: (post: Post) => void;
  /** Messages that a later one has replaced. */
  readonly replaced: { readonly channel: string; readonly ts: string }[];
  /** One try. A 429 is kept for the whole workspace before it is thrown. Throws SlackError, or the signal's reason. */
  call(method: BudgetMethod, args: SlackArguments, signal: AbortSignal): Promise<SlackResult>;
  /**
   * Takes a call that may as well not be made; false: don't. With the first one of an answer comes the call that ends it.
   */
  may(method: BudgetMethod, signal: AbortSignal): Promise<boolean>;
  /**
   * Milliseconds between two such calls, by what is allowed and by how long they take; null: as good as none; undefined: it
   * wasn't asked for yet.
   */
  interval(method: BudgetMethod): number | null | undefined;
  /** Takes a call that must be made, and waits until it may be. */
  turn(options: readonly Pick<Option, 'method' | 'handicap'>[], signal: AbortSignal): Promise<BudgetMethod>;
  /** Posts the payload to the response_url. */
  respond(payload: SlackArguments, signal: AbortSignal): Promise<void>;
  /** The answer has ended. */
  leave(): Promise<void>;
}

interface WriterOptions {
  readonly address: SlackAddress;
  readonly api: SlackApi;
  readonly budgets: EditBudgets;
  readonly clock: Clock;
  readonly isTakenOver: boolean;
}

/** However busy this machine and the platform are, an answer waits for its calls for a part of this of its time at most. */
const breath = 4;
/** Where the platform says how long to wait, but not how long. Milliseconds. */
const usualPause = 1_000;

export function createWriter({ address, api, budgets, clock, isTakenOver }: WriterOptions): Writer {
  /** Calls that were taken ahead, for the end. */
  const paid = new Set<EndMethod>();
  const intervals = new Map<BudgetMethod, number | null>();
  /** How long the last call of each method took. Milliseconds. */
  const took = new Map<BudgetMethod, number>();
  let begun: number | null = null;
  const { team, questionId: answer } = address;
  const age = (): number => (begun === null ? 0 : clock.now() - begun);
  const spender = (): Spender => ({ team, answer, channel: writer.place.channel, age: age(), isTakenOver });
  async function heedingPauses<T>(method: BudgetMethod, work: () => Promise<T>): Promise<T> {
    const start = clock.now();
    const result = await noticingPauses(work, (milliseconds) => budgets.pause(spender(), method, milliseconds));
    took.set(method, clock.now() - start);
    return result;
  }
  const writer: Writer = {
    address,
    api,
    clock,
    takenOverAt: isTakenOver ? clock.now() : null,
    place: { channel: address.channel, thread: address.thread },
    ...unwritten(),
    call: (method, args, signal) => heedingPauses(method, () => api.edit(method, args, signal)),
    async may(method, signal) {
      const begins = isBeginning(method) && !paid.has(endOf[method]) ? method : null;
      const { granted, interval } =
        begins === null
          ? await budgets.edit(spender(), method, signal)
          : await budgets.begin(spender(), begins, signal);
      if (granted && begins !== null) {
        paid.add(endOf[begins]);
        begun ??= clock.now();
      }
      intervals.set(method, interval);
      return granted;
    },
    interval(method) {
      const allowed = intervals.get(method);
      return allowed == null ? allowed : Math.max(allowed, (took.get(method) ?? 0) * breath);
    },
    async turn(options, signal) {
      const isPaid = (method: BudgetMethod): boolean => isEnd(method) && paid.has(method);
      const priced = options.map(({ method, handicap }) => ({ method, handicap, paid: isPaid(method) }));
      const { method, wait } = await budgets.final(spender(), priced, signal);
      if (isEnd(method)) paid.delete(method);
      if (wait > 0) await clock.sleep(wait, signal);
      return method;
    },
    async respond(payload, signal) {
      const url = address.responseUrl;
      if (url === null) throw new SlackError('response-url-spent', 'response_url');
      await heedingPauses('response_url', () => api.respond(url, payload, signal));
    },
    leave: () => budgets.leave(spender()),
  };
  return writer;
}

/** Of an answer that nothing was written of. */
function unwritten() {
  return { top: null, preface: null, streams: true, late: [], onPost: () => undefined, replaced: [] };
}

/** Where the message with this number goes. */
export function placeOf({ place, top }: Pick<Writer, 'place' | 'top'>, part: number): Place {
  return part === 0 ? place : { ...place, thread: place.thread ?? top };
}

function isBeginning(method: BudgetMethod): method is keyof typeof endOf {
  return Object.hasOwn(endOf, method);
}

/** Tells of a refusal for so many milliseconds before it is thrown. */
async function noticingPauses<T>(work: () => Promise<T>, pause: (milliseconds: number) => Promise<void>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SlackError && error.kind === 'rate-limited') await pause(error.retryAfter || usualPause);
    throw error;
  }
}

/** Whether the address has a response_url that can be used `times` more. */
export function canRespond({ address, api, clock }: Writer, times = 1): boolean {
  const { responseUrl, responseUrlExpires } = address;
  if (responseUrl === null || (responseUrlExpires !== null && responseUrlExpires <= clock.now())) return false;
  return api.responsesLeft(responseUrl) >= times;
}
