import type { Clock } from '../../clock.ts';
import type { Usage } from '../language-model.ts';
import type { BudgetLedger, BudgetLimits } from './budget-ledger.ts';
import { manualTokens } from './prompt-tokens.ts';
import { narrowest, widths } from './widths.ts';

/** A request that the minute had room for. */
export interface Booking {
  /** What it really took, so that the minute's account is right. Returns at once. */
  settle(usage: Usage | null): void;
}

/** What one model may be asked in a minute, shared by all who ask it. */
export interface ModelBudget {
  /** The most characters of manuals that a question may take now; fewer as the minute's tokens run low. */
  width(signal: AbortSignal): Promise<number>;
  /** Takes a request with a prompt of so many tokens, waiting for it at most so many milliseconds; null when there is no room in time. */
  book(tokens: number, patience: number, signal: AbortSignal): Promise<Booking | null>;
  /** The maker asks everybody to wait so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

export interface ModelBudgetOptions {
  /** Name of the model, as its maker writes it. */
  readonly model: string;
  readonly ledger: BudgetLedger;
  readonly limits: BudgetLimits;
  readonly clock: Clock;
}

export function createModelBudget({ model, ledger, limits, clock }: ModelBudgetOptions): ModelBudget {
  async function correct(difference: number): Promise<void> {
    await ledger.book(model, { requests: 0, tokens: difference, used: true }, limits);
  }

  return {
    async width(signal) {
      const { tokensLeft } = await ledger.book(model, { requests: 0, tokens: 0 }, limits, signal);
      const fits = ({ characters, share }: (typeof widths)[number]): boolean =>
        tokensLeft >= limits.tokens * share && tokensLeft >= manualTokens(characters);
      return widths.find(fits)?.characters ?? narrowest;
    },
    async book(tokens, patience, signal) {
      const until = clock.now() + patience;
      for (;;) {
        const { granted, wait } = await ledger.book(model, { requests: 1, tokens }, limits, signal);
        if (granted) return bookingOf(tokens);
        if (clock.now() + wait > until) return null;
        await clock.sleep(Math.max(wait, shortestWait), signal);
      }
    },
    pause: (milliseconds) => ledger.pause(model, milliseconds),
  };

  function bookingOf(tokens: number): Booking {
    return {
      settle(usage) {
        // A ledger that can't be reached keeps the estimate.
        if (usage !== null && usage.prompt !== tokens) correct(usage.prompt - tokens).catch(() => undefined);
      },
    };
  }
}

/** Milliseconds: a timer may end a little before the clock says so. */
const shortestWait = 20;
