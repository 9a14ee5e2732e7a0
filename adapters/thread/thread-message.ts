/** A message of a thread, or of whatever else a question continues, as every platform's can be read. */
export interface ThreadMessage {
  readonly by: 'bot' | 'other-bot' | 'person';
  /** The platform's id of whoever wrote it. */
  readonly user: string;
  /** Without markup. */
  readonly text: string;
  /** It names the bot. */
  readonly toBot: boolean;
  /** It names somebody else, a group or everybody. */
  readonly toOthers: boolean;
  /** What the bot's own message is about, where its buttons tell; else null. */
  readonly productId: string | null;
}
