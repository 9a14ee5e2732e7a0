import type { Clock } from '../../src/clock.ts';
import { withDeadline } from '../../src/deadline.ts';
import { SlackError } from './slack-error.ts';

/** What calls of it are called in the log and the metrics. */
export const responseMethod = 'response_url';

const tryFor = 5_000;

/** Posts to the response_url of a command or a click, once. Throws SlackError, or the reason of `signal`. */
export async function postResponse(url: string, payload: object, clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    await withDeadline(clock, tryFor, signal, async (own) => {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(payload), signal: own });
      const body = await response.text();
      if (!response.ok) throw refused(response, body);
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SlackError) throw error;
    throw new SlackError('no-reply', responseMethod, { cause: error });
  }
}

function refused(response: Response, body: string): SlackError {
  const { status } = response;
  if (status === 429) {
    const seconds = Number.parseInt(response.headers.get('retry-after') ?? '1', 10);
    return new SlackError('rate-limited', responseMethod, {
      retryAfter: (Number.isNaN(seconds) ? 1 : seconds) * 1_000,
    });
  }
  if (status >= 500) return new SlackError('no-reply', responseMethod, { error: `status ${status}` });
  const spent = status === 404 || /used_url|expired_url/.test(body);
  return new SlackError(spent ? 'response-url-spent' : 'other', responseMethod, { error: body.slice(0, 100) });
}
