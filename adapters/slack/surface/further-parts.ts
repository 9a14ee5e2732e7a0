import { nothing } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Writer } from './writer.ts';

/** What stands where a further message belongs before it was sent: it goes the way that the first one went. */
export function below(top: Screen | undefined): Screen {
  return top?.kind === 'closed' ? { kind: 'closed', shown: null } : nothing;
}

/** From now on messages hang below the first one, in its thread where the answer has none. */
export function hangBelow(writer: Writer, top: Screen | undefined): void {
  if (writer.place.thread === null && top?.kind === 'message') writer.top = top.ts;
}
