import type { Clock } from '../../../src/clock.ts';
import type { Log } from '../../../src/insight/log.ts';
import type { RedisClient } from '../../../src/redis/connect-redis.ts';
import { openHeard } from './heard.ts';
import { impliedBy, sounds } from './sounds.ts';
import type { Sound } from './sounds.ts';

/**
 * Notices when events don't come that must come. What an app is subscribed to can't be asked for with a bot's token, but
 * the platform sends the bot's own posts back, and a mention twice: once as such and once as a message.
 */
export interface Hearing {
  /** An event came in. */
  readonly heard: (body: unknown) => void;
  /** The bot has posted a message in this channel. */
  readonly posted: (team: string, channel: string) => void;
  /** What isn't heard, with the switch for it; null: nothing is known to be missing. */
  readonly detail: () => string | null;
  close(): void;
}

interface HearingOptions {
  readonly redis: RedisClient | null;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether events can come in at all now. */
  readonly isOpen: () => boolean;
  /** Milliseconds until what must come has come; 30 s unless told. */
  readonly patience?: number;
}

/** What came so long before the cause for it still counts: events overtake replies, and clocks differ. Milliseconds. */
const allowance = 15_000;
/** Workspaces that are waited for at once. */
const mostWaiting = 500;

export function createHearing({ redis, clock, log, isOpen, patience = 30_000 }: HearingOptions): Hearing {
  const heard = openHeard(redis, clock);
  const waiting = new Set<string>();
  const missing = new Set<Sound>();
  const ended = new AbortController();

  /** Waits for a sound that must come; one wait for each workspace and kind is enough. */
  async function expect(team: string, sound: Sound): Promise<void> {
    const key = `${team} ${sound}`;
    if (waiting.has(key) || waiting.size >= mostWaiting || !isOpen()) return;
    waiting.add(key);
    const since = clock.now() - Math.min(allowance, patience);
    try {
      await clock.sleep(patience, ended.signal);
      // While the socket was away events may have been missed, which says nothing of subscriptions.
      if (!isOpen() || (await heard.since(team, sound, since)) || missing.has(sound)) return;
      missing.add(sound);
      log.warn({ event: 'slack_deaf', team, sentence: sounds[sound] });
    } catch (error) {
      if (!ended.signal.aborted) log.debug({ event: 'slack_hearing_unknown', err: error });
    } finally {
      waiting.delete(key);
    }
  }

  return {
    heard(body) {
      const { team, sound, implied } = impliedBy(body);
      if (team === null) return;
      if (sound !== null) {
        missing.delete(sound);
        heard.note(team, sound);
      }
      if (implied !== null) void expect(team, implied);
    },
    posted(team, channel) {
      void expect(team, channel.startsWith('D') ? 'im' : 'channel');
    },
    detail: () => (missing.size === 0 ? null : [...missing].map((sound) => sounds[sound]).join(' ')),
    close() {
      ended.abort(new Error('the process is ending'));
    },
  };
}
