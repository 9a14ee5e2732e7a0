import { createHash } from 'node:crypto';

/** What is kept in place of a person's id: the same for the same person, and no way back to them without their id. */
export function personDigest(platform: string, person: string): string {
  return createHash('sha256').update(`${platform}:${person}`).digest('hex').slice(0, 16);
}
