import type { AnswerOutcome } from '../../src/answer/events.ts';

/** The exit code of an answer, as `--help` tells it. */
export function exitCode(outcome: AnswerOutcome | null): number {
  switch (outcome) {
    case 'answered':
    case 'extractive':
    case 'not_in_manual':
      return 0;
    case 'ambiguous':
    case 'unknown_product':
      return 3;
    case 'no_manual':
    case 'blocked':
    case 'limited':
      return 4;
    case 'stopped':
      return 130;
    case 'failed':
    case null:
      return 1;
  }
}
