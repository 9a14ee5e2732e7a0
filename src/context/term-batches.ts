import type { Clock } from '../clock.ts';
import { withDeadline } from '../deadline.ts';
import type { Manual } from '../manual/manual.ts';
import { askTogether } from './ask-together.ts';
import { outlineTitles } from './outline-titles.ts';
import { MOST_QUESTIONS } from './term-writer.ts';
import type { TermWriter } from './term-writer.ts';

/** A writer that is late goes on for so long, for the next one who asks the same; milliseconds. */
const LONGEST_WRITING = 10_000;

interface Subject {
  readonly manual: Manual;
  readonly product: string | null;
}

type Written = (question: string) => Promise<readonly string[]>;

/**
 * Gives a function that has search terms written for a question. Questions about the same manual that come together are
 * one request, so that its outline is sent once. Throws what the writer throws, and DeadlineError after ten seconds.
 */
export function createTermBatches(writer: TermWriter, clock: Clock) {
  const gathering = new Map<string, Written>();

  function gather(key: string, { manual, product }: Subject): Written {
    const written = askTogether({
      clock,
      most: MOST_QUESTIONS,
      answer(questions) {
        gathering.delete(key);
        const request = { questions, product, outline: outlineTitles(manual), language: manual.language };
        return withDeadline(clock, LONGEST_WRITING, undefined, (stop) => writer.write(request, stop));
      },
    });
    gathering.set(key, written);
    return written;
  }

  return (question: string, subject: Subject): Promise<readonly string[]> => {
    const key = JSON.stringify([subject.manual.sha256, subject.product]);
    const written = gathering.get(key) ?? gather(key, subject);
    return written(question);
  };
}
