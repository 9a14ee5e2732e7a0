import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createTerminalSurface } from '../../../adapters/terminal/terminal-surface.ts';
import { createStyle } from '../../../adapters/terminal/style.ts';
import { surfaceContract } from '../../contracts/surface.ts';
import { draftOf, written as saying } from '../../support/draft-of.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { productOf } from '../../support/prompt-of.ts';

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
      const surface = createTerminalSurface({
        write,
        live,
        columns: 80,
        style: createStyle(false),
        clock: createManualClock(),
      });
      return { surface, read: () => onScreen(written) };
    },
  });
});

describe('the status line', () => {
  const { signal } = new AbortController();
  const place = { documentId: 'rm-5', page: 30, label: '24', link: null };
  const reading = draftOf({
    phase: 'reading',
    product: productOf(),
    reading: { place, heading: 'Bluetooth '.repeat(20) },
  });

  function open(live = true) {
    const clock = createManualClock();
    const screen = { text: '' };
    const write = (text: string): void => {
      screen.text += text;
    };
    return {
      clock,
      screen,
      surface: createTerminalSurface({ write, live, columns: 60, style: createStyle(false), clock }),
    };
  }

  it('says within five seconds that the model is slow, and still which page is read', async () => {
    const { clock, screen, surface } = open();
    await surface.show(reading, signal);
    expect(onScreen(screen.text)).toMatch(/^Reading page 24/);
    await clock.advance(5_000);
    expect(onScreen(screen.text)).toMatch(/^The model is slow today. Reading page 24/);
  });

  it('is never wider than the screen, so that it can be cleared', async () => {
    const { clock, screen, surface } = open();
    await surface.show(reading, signal);
    await clock.advance(5_000);
    expect(onScreen(screen.text).length).toBeLessThan(60);
    await surface.show(saying('Hold it.', 'done'), signal);
    expect(onScreen(screen.text)).toBe('Hold it.\n');
  });

  it('says nothing more once the answer is there, or where there is no screen', async () => {
    const { clock, screen, surface } = open();
    await surface.show(reading, signal);
    await surface.show(saying('Hold it.'), signal);
    await clock.advance(10_000);
    expect([screen.text.includes('slow'), clock.sleeping]).toEqual([false, 0]);
    const pipe = open(false);
    await pipe.surface.show(reading, signal);
    await pipe.clock.advance(10_000);
    expect(pipe.screen.text).toBe('');
  });
});
