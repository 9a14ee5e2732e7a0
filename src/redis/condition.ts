import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';

/** `away` while there is no connection, and while Redis takes commands without replying to them. */
export type RedisState = 'connecting' | 'ready' | 'away';

/** What is known of a connection, and those who wait for it to become ready. */
export interface Condition {
  readonly state: RedisState;
  set(change: { connected?: boolean; answering?: boolean }): void;
  /** Remembers the last error, for whoever is told of the next change. */
  note(detail: string): void;
  untilReady(clock: Clock, milliseconds: number): Promise<boolean>;
}

/** Begins as `connecting`; `onChange` is told of every later state, once. */
export function createCondition(onChange?: (state: RedisState, detail: string | null) => void): Condition {
  const waiting = new Set<() => void>();
  let facts = { connected: false, answering: true };
  let state: RedisState = 'connecting';
  let detail: string | null = null;

  return {
    get state() {
      return state;
    },
    set(change) {
      facts = { ...facts, ...change };
      const next = facts.connected && facts.answering ? 'ready' : 'away';
      if (next === state) return;
      state = next;
      if (next === 'ready') detail = null;
      if (next === 'ready') for (const wake of waiting) wake();
      onChange?.(next, detail);
    },
    note(text) {
      detail = text;
    },
    async untilReady(clock, milliseconds) {
      if (state === 'ready') return true;
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const wake = (): void => {
        resolve(undefined);
      };
      waiting.add(wake);
      try {
        await withDeadline(clock, milliseconds, undefined, () => promise);
        return true;
      } catch {
        return false;
      } finally {
        waiting.delete(wake);
      }
    },
  };
}
