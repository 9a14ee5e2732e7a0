import { oneLine } from './one-line.ts';

/** Shows how far a long piece of work is. */
export interface Progress {
  /** One more is done. */
  step(name: string, outcome: string): void;
  /** Clears what must not stay on the screen. */
  end(): void;
}

const barWidth = 24;
const eraseLine = '\r\u001b[K';

/** On a terminal one line with a bar, which is drawn again and again; otherwise a line for each that is done. */
export function createProgress(total: number, terminal: boolean, write: (text: string) => void): Progress {
  let done = 0;
  return {
    step(name, outcome) {
      done += 1;
      const text = `${done}/${total}  ${oneLine(name).slice(0, 40)}: ${oneLine(outcome)}`;
      write(terminal ? `${eraseLine}${bar(done, total)} ${text.slice(0, 79 - barWidth)}` : `${text}\n`);
    },
    end() {
      if (terminal) write(eraseLine);
    },
  };
}

function bar(done: number, total: number): string {
  const filled = total === 0 ? barWidth : Math.round((barWidth * done) / total);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
}
