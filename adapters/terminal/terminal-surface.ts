import type { Draft } from '../../src/answer/draft.ts';
import { shorten } from '../../src/answer/shorten.ts';
import type { Clock } from '../../src/clock.ts';
import { explainStatus } from '../explain.ts';
import type { Surface } from '../surface.ts';
import { renderBody, renderReply } from './render.ts';
import { withoutControls } from './style.ts';
import type { Style } from './style.ts';

export interface TerminalOutput {
  readonly write: (text: string) => void;
  /** True where a line can be written over: the status line shows only there. */
  readonly live: boolean;
  /** Characters that a line of the screen holds. */
  readonly columns: number;
  readonly style: Style;
  readonly clock: Clock;
}

/** A model that has said nothing for so long is called slow; milliseconds. */
const slowAfter = 4_500;
const clearLine = '\r\u001b[2K';

/** Writes an answer as it grows: a status line until the first text, then text, then pages and links. */
export function createTerminalSurface({ write, live, columns, style, clock }: TerminalOutput): Surface {
  let written = '';
  let status = false;
  /** Runs while the page that is being read is all there is to see. */
  let waiting: AbortController | null = null;
  const clearStatus = (): void => {
    waiting?.abort();
    waiting = null;
    if (status) write(clearLine);
    status = false;
  };
  const writeStatus = (sentence: string): void => {
    // A line that is wrapped could not be cleared.
    write(clearLine + style.dim(shorten(withoutControls(sentence), columns - 1)));
    status = true;
  };
  const showStatus = (draft: Draft, signal: AbortSignal): void => {
    const sentence = explainStatus(draft);
    if (!live || sentence === null) return;
    writeStatus(sentence);
    if (draft.reading === null || waiting !== null) return;
    waiting = new AbortController();
    clock.sleep(slowAfter, AbortSignal.any([signal, waiting.signal])).then(
      () => {
        writeStatus(`The model is slow today. ${sentence}`);
      },
      () => undefined,
    );
  };
  return {
    show(draft, signal) {
      if (draft.phase !== 'done' && renderBody(draft, style) === '') {
        showStatus(draft, signal);
        return Promise.resolve();
      }
      clearStatus();
      const whole = renderReply(draft, style);
      write(whole.startsWith(written) ? whole.slice(written.length) : `\n${whole}`);
      written = whole;
      return Promise.resolve();
    },
    fail(sentence) {
      clearStatus();
      write(`${written === '' ? '' : '\n'}${sentence}\n`);
      return Promise.resolve();
    },
  };
}
