import { DiscordError } from '../discord-error.ts';
import type { Writer } from './writer.ts';

/** "… is typing" below a channel while nothing of the answer can be seen. */
export interface Typing {
  start(): void;
  /** Resolves when nothing more is sent. */
  stop(): Promise<void>;
}

/** It is shown for ten seconds. https://docs.discord.com/developers/resources/channel#trigger-typing-indicator */
const every = 8_000;
const most = 12;

/** A courtesy: no error of it is told to anybody. Interactions have "… is thinking" by themselves. */
export function createTyping(writer: Writer): Typing {
  const over = new AbortController();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    for (let count = 0; count < most && !over.signal.aborted && writer.way === 'channel'; count += 1) {
      const { channel } = writer.place;
      const lane = { route: 'typing', major: channel } as const;
      const permit = writer.pace.may(lane);
      if (permit !== null) {
        await writer.api.call({ method: 'POST', path: `/channels/${channel}/typing`, lane }, over.signal, permit);
      }
      await writer.clock.sleep(every, over.signal);
    }
  }

  return {
    start() {
      running ??= run().catch((error: unknown) => {
        if (!over.signal.aborted && !(error instanceof DiscordError)) throw error;
      });
    },
    async stop() {
      over.abort();
      await running;
    },
  };
}
