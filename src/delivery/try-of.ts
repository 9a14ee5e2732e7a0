import type { Limits } from './limits.ts';
import type { Lease } from './lease.ts';
import type { TakenAsk } from './taken-ask.ts';
import { TurnEndedError } from './turn.ts';
import type { Marks, Progress } from './turn.ts';
import type { Try } from './turns.ts';

/** What is particular to this process's try to answer. @param lease null: it is known to this process alone */
export function tryOf({ ask }: TakenAsk, lease: Lease | null, limits: Limits): Try {
  return {
    progress: lease === null ? keptHere() : progressOf(lease),
    isTakenOver: lease !== null && (lease.isOrphan || lease.marks !== null),
    async confirm() {
      if (lease !== null && !(await lease.isHeld())) throw new TurnEndedError('lost');
    },
    ignored: () => limits.giveBack(ask),
  };
}

function progressOf(lease: Lease): Progress {
  return {
    get marks() {
      return lease.marks;
    },
    keep: (marks) => lease.keep(marks),
  };
}

/** Marks in the memory of this process, where nobody else can go on. */
function keptHere(): Progress {
  let marks: Marks | null = null;
  return {
    get marks() {
      return marks;
    },
    keep(given) {
      marks = given;
      return Promise.resolve();
    },
  };
}
