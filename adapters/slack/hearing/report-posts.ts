import { z } from 'zod';
import type { SlackApi, SlackResult } from '../slack-api.ts';

const posted = z.object({ channel: z.string() });

/** The same API; tells in which channel a message was posted. */
export function reportPosts(api: SlackApi, onPost: (channel: string) => void): SlackApi {
  function tell(method: string, result: SlackResult): SlackResult {
    const parsed = posted.safeParse(result);
    if (method === 'chat.postMessage' && parsed.success) onPost(parsed.data.channel);
    return result;
  }
  return {
    ...api,
    edit: async (method, args, signal) => tell(method, await api.edit(method, args, signal)),
    final: async (method, args, signal) => tell(method, await api.final(method, args, signal)),
  };
}
