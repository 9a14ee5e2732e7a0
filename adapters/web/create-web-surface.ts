import type { Clock } from '../../src/clock.ts';
import type { Scenario } from '../../src/question.ts';
import type { Surface } from '../surface.ts';
import type { EventStream } from './event-stream.ts';
import { withLocalLinks } from './local-manuals.ts';
import type { LocalManuals } from './local-manuals.ts';
import { renderReply } from './render-reply.ts';

interface WebSurfaceOptions {
  readonly scenario: Scenario;
  readonly manuals: LocalManuals;
  readonly clock: Clock;
}

export interface WebSurface extends Surface {
  /** Milliseconds between two shows, for `paced`. */
  interval(): number;
}

/** Milliseconds between two drafts while the answer is short. */
const leastInterval = 60;

/** Shows an answer to one reader: `draft` events with the draft and the reply made from it, `fail` with a sentence. */
export function createWebSurface(stream: EventStream, { scenario, manuals, clock }: WebSurfaceOptions): WebSurface {
  let cost = 0;
  return {
    async show(draft, signal) {
      const start = clock.now();
      const shown = withLocalLinks(draft, manuals);
      const reply = renderReply(shown, scenario);
      cost = clock.now() - start;
      await stream.send('draft', { draft: shown, reply }, signal);
    },
    fail: (sentence, signal) => stream.send('fail', { sentence }, signal),
    // However long an answer gets, and however busy the machine is, rendering takes a fifth of the time at most.
    interval: () => Math.max(leastInterval, cost * 5),
  };
}
