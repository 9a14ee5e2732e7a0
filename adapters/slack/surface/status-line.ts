import { SlackError } from '../slack-error.ts';
import type { Writer } from './writer.ts';

/** What the platform shows below a thread while an answer is prepared. */
export interface StatusLine {
  /** Whether there is one here. */
  readonly here: boolean;
  /** Shows a sentence in place of the one before; doesn't wait for it to be seen. */
  show(sentence: string, signal: AbortSignal): Promise<void>;
  /** A message takes its place. */
  hide(): void;
  /** Takes the line away where the message didn't. */
  clear(signal: AbortSignal): Promise<void>;
}

const method = 'assistant.threads.setStatus';

/**
 * The status line of the answer's thread. It is a courtesy: no error of it is told to anybody.
 * https://docs.slack.dev/reference/methods/assistant.threads.setStatus
 */
export function createStatusLine(writer: Writer): StatusLine {
  let refused = false;
  let shown: string | null = null;
  /** The call that is under way. */
  let flight: Promise<void> | null = null;
  /** A call was under way when the message came: the status may appear behind it, and stay. */
  let overtaken = false;

  async function set(status: string, signal: AbortSignal): Promise<void> {
    const { channel, thread } = writer.place;
    try {
      await writer.call(method, { channel_id: channel, thread_ts: thread, status }, signal);
    } catch (error) {
      if (error instanceof SlackError && !['rate-limited', 'no-reply'].includes(error.kind)) refused = true;
    }
  }

  return {
    get here() {
      return !refused && writer.place.thread !== null;
    },
    async show(sentence, signal) {
      if (refused || flight !== null || sentence === shown || !(await writer.may(method, signal))) return;
      shown = sentence;
      flight = set(sentence, signal).finally(() => {
        flight = null;
      });
    },
    hide() {
      overtaken ||= flight !== null;
    },
    async clear(signal) {
      if (!overtaken || refused) return;
      overtaken = false;
      await flight;
      await set('', signal);
    },
  };
}
