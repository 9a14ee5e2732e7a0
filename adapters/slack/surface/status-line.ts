import { SlackError } from '../slack-error.ts';
import type { Writer } from './writer.ts';

/** What the platform shows below a thread while an answer is prepared. */
export interface StatusLine {
  /** Whether there is one here. */
  readonly here: boolean;
  /** Shows a sentence in place of the one before; doesn't wait for it to be seen. */
  show(sentence: string, signal: AbortSignal): Promise<void>;
  /** A message takes its place: nothing more of it is to appear. */
  hide(): void;
  /** Takes the line away where no message did. */
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
  let flight: AbortController | null = null;

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
      const own = new AbortController();
      flight = own;
      void set(sentence, AbortSignal.any([signal, own.signal])).finally(() => {
        if (flight === own) flight = null;
      });
    },
    hide() {
      // One that is still on its way may arrive behind the message and stay, so that it has to be cleared.
      if (flight === null) shown = null;
      flight?.abort(new Error('an answer has taken the place of the status'));
    },
    async clear(signal) {
      if (shown === null || refused) return;
      shown = null;
      await set('', signal);
    },
  };
}
