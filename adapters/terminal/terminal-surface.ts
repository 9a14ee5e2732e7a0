import type { Draft } from '../../src/answer/draft.ts';
import { explainStatus } from '../explain.ts';
import type { Surface } from '../surface.ts';
import { renderBody, renderEnd, renderHead } from './render.ts';
import { withoutControls } from './style.ts';
import type { Style } from './style.ts';

export interface TerminalOutput {
  readonly write: (text: string) => void;
  /** True where a line can be written over: the status line shows only there. */
  readonly live: boolean;
  readonly style: Style;
}

const clearLine = '\r\u001b[2K';

/** Writes an answer as it grows: a status line until the first text, then text, then pages and links. */
export function createTerminalSurface({ write, live, style }: TerminalOutput): Surface {
  let written = '';
  let status = false;
  const clearStatus = (): void => {
    if (status) write(clearLine);
    status = false;
  };
  const showStatus = (draft: Draft): void => {
    const sentence = explainStatus(draft);
    if (!live || sentence === null) return;
    write(clearLine + style.dim(withoutControls(sentence)));
    status = true;
  };
  return {
    show(draft) {
      const body = renderBody(draft, style);
      const finished = draft.phase === 'done';
      if (body === '' && !finished) {
        showStatus(draft);
        return Promise.resolve();
      }
      clearStatus();
      const whole = renderHead(draft, style) + body + (finished ? `\n${renderEnd(draft, style)}` : '');
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
