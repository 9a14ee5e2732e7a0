/** Where messages of the answer go. */
export interface Place {
  readonly channel: string;
  readonly thread: string | null;
}
