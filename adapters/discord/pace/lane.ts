/** Calls that are counted together, as far as that is known before they are made. */
export interface Lane {
  /** The kind of call. Which kinds share a limit the platform tells with its answers. */
  readonly route:
    | 'post-message'
    | 'edit-message'
    | 'delete-message'
    | 'start-thread'
    | 'typing'
    | 'read'
    | 'other'
    | 'edit-response'
    | 'post-response'
    | 'delete-response'
    | 'acknowledge';
  /** The channel, or the token of the interaction: each has limits of its own. */
  readonly major: string;
}

const byToken: ReadonlySet<Lane['route']> = new Set([
  'edit-response',
  'post-response',
  'delete-response',
  'acknowledge',
]);

/** Calls by an interaction's token need no other one, and don't count towards the limit over all calls. */
export function isExempt({ route }: Lane): boolean {
  return byToken.has(route);
}
