import type { DiscordMessage } from '../render/components.ts';

/** What stands where one message of the answer belongs. */
export type Screen =
  | { readonly kind: 'none' }
  /** Somebody deleted our message: a new one comes with the whole answer only. */
  | { readonly kind: 'deleted' }
  | {
      readonly kind: 'message';
      /** `@original` as long as its number isn't known. */
      readonly id: string;
      /** `contentKey` of what it shows; null where that isn't known. */
      readonly shown: string | null;
    }
  /** A message by the interaction's token of which nobody knows whether it was sent. */
  | { readonly kind: 'lost'; readonly message: DiscordMessage; readonly since: number };

export const nothing: Screen = { kind: 'none' };

/** Tells what a message shows from what others show. */
export function contentKey({ content, components }: DiscordMessage): string {
  return JSON.stringify([content, components]);
}

/** Whether the message stands there, whole. */
export function isShown(screen: Screen, message: DiscordMessage): boolean {
  return screen.kind === 'message' && screen.shown === contentKey(message);
}
