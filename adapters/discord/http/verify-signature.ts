import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * The key that requests of the platform are signed with.
 * @param hex 64 hexadecimal digits, as the application's page shows them
 */
export function publicKeyOf(hex: string): KeyObject {
  const x = Buffer.from(hex, 'hex').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/**
 * Whether a request is signed by the platform: Ed25519 over the time stamp and the body as it came over the wire.
 * https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export function isSigned(
  key: KeyObject,
  { signature, timestamp, body }: { readonly signature: unknown; readonly timestamp: unknown; readonly body: Buffer },
): boolean {
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return false;
  if (!/^[0-9a-f]{128}$/iu.test(signature) || timestamp.length > 32) return false;
  return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
}
