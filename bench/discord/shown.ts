import { textsShown } from '../../test/support/discord-components/check-message.ts';
import { walkComponents } from '../../test/support/discord-components/walk-components.ts';
import type { Message, Version } from '../../test/support/discord/state/messages.ts';
import type { Shown } from '../chat/stage.ts';

/** While the app only says that it thinks. */
const loading = 1 << 7;

/** A message of Discord as people saw it. */
export function shown({ channel, deletedAt, flags, components, history }: Message): Shown {
  return {
    ...{ channel, deletedAt, thread: null },
    isGrowing: (flags & loading) !== 0,
    isFinished: [...walkComponents(components)].some(({ label }) => label === '👍'),
    history: history.map((version) => ({ at: version.at, text: screenText(version) })),
  };
}

/** What people read of it: its text and that of its components. Buttons have no words. */
function screenText({ content, components }: Version): string {
  return [content, ...textsShown(components)].join('\n');
}
