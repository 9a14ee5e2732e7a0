import { plainText } from '../../../adapters/slack/inbound/plain-text.ts';
import type { ThreadMessage } from '../../../adapters/thread/thread-message.ts';

/**
 * A thread of lines like `ann: @bot how do I …`, `bot: Hold …`, `robot: …` (another bot); `@bot` and `@bob` are names.
 */
export function threadOf(...lines: readonly string[]): ThreadMessage[] {
  return lines.map((line) => {
    const [user = '', ...said] = line.split(': ');
    return {
      by: user === 'bot' ? 'bot' : user === 'robot' ? 'other-bot' : 'person',
      user,
      ...plainText(said.join(': ').replace(/@(bot|ann|bob|sue)\b/g, '<@$1>'), 'bot'),
      productId: null,
    };
  });
}
