import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEventStream } from '../../../adapters/web/event-stream.ts';
import { createWebSurface } from '../../../adapters/web/create-web-surface.ts';
import { textOfPiece } from '../../../adapters/web/piece.ts';
import type { Piece } from '../../../adapters/web/piece.ts';
import type { Clock } from '../../../src/clock.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { surfaceContract } from '../../contracts/surface.ts';
import { draftWith } from '../../support/answer-words.ts';

const draftEvent = z.object({
  reply: z.object({ status: z.string().nullable(), body: z.array(z.custom<Piece>()), outcome: z.string().nullable() }),
});
const failEvent = z.object({ sentence: z.string() });

/** What the page shows by now: the last draft's text, below it one line that says how it stands. */
function pageOf(sent: string): string {
  let text = '';
  let line = '';
  for (const [, event, data = ''] of sent.matchAll(/^event: (\w+)\ndata: (.*)\n\n/gmu)) {
    const value: unknown = JSON.parse(data);
    if (event === 'fail') line = failEvent.parse(value).sentence;
    if (event !== 'draft') continue;
    const { status, body, outcome } = draftEvent.parse(value).reply;
    text = body.map(textOfPiece).join('\n');
    line = status ?? outcome ?? '';
  }
  return `${text}\n${line}`;
}

function open(clock: Clock = systemClock) {
  const stream = createEventStream();
  let sent = '';
  stream.body.on('data', (chunk: Buffer) => {
    sent += chunk.toString();
  });
  return {
    surface: createWebSurface(stream, { scenario: 'general', manuals: new Map(), clock }),
    async read() {
      await new Promise(setImmediate);
      return pageOf(sent);
    },
  };
}

describe('an answer on the page', () => {
  surfaceContract({ open: () => open() });
});

it('is shown less often the longer it takes to render', async () => {
  let now = 0;
  const slow: Clock = { now: () => (now += 100), sleep: () => Promise.resolve() };
  const { surface } = open(slow);
  expect(surface.interval()).toBe(60);
  await surface.show(draftWith('Hold it.'), new AbortController().signal);
  expect(surface.interval()).toBe(500);
});
