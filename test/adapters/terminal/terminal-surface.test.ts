import { stripVTControlCharacters } from 'node:util';
import { describe } from 'vitest';
import { createTerminalSurface } from '../../../adapters/terminal/terminal-surface.ts';
import { createStyle } from '../../../adapters/terminal/style.ts';
import { surfaceContract } from '../../contracts/surface.ts';

/** What stands on a screen after writing: a line that was cleared is gone. */
function onScreen(written: string): string {
  return stripVTControlCharacters(
    written
      .split('\n')
      .map((line) => line.split('\r\u001b[2K').at(-1) ?? '')
      .join('\n'),
  );
}

describe.each([
  ['a terminal', true],
  ['a pipe', false],
])('%s', (_, live) => {
  surfaceContract({
    open() {
      let written = '';
      const write = (text: string): void => {
        written += text;
      };
      const surface = createTerminalSurface({ write, live, style: createStyle(false) });
      return { surface, read: () => onScreen(written) };
    },
  });
});
