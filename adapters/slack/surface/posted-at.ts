import { z } from 'zod';
import type { SlackResult } from '../slack-api.ts';
import { SlackError } from '../slack-error.ts';

const posted = z.object({ channel: z.string(), ts: z.string() });

/** Channel and ts of the message that a call has made. */
export function postedAt(result: SlackResult, method: string): { readonly channel: string; readonly ts: string } {
  const parsed = posted.safeParse(result);
  if (!parsed.success) throw new SlackError('no-reply', method, { error: 'a reply without a message' });
  return parsed.data;
}
