import { createHash } from 'node:crypto';

const BYTES = 6;
const MOST = 2 ** (8 * BYTES);

/**
 * Whether this question is among the share that is answered by the candidate: by a hash of its id, so that every process
 * that comes to answer it decides the same, and neither what is asked nor who asks decides it.
 * @param share 0 for none of the questions, 1 for all
 */
export function getsCandidate(questionId: string, share: number): boolean {
  const digest = createHash('sha256').update(questionId).digest();
  return digest.readUIntBE(0, BYTES) / MOST < share;
}
