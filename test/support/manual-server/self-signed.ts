import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A key and a certificate that signs itself, as PEM, for servers in tests. */
export interface SelfSigned {
  readonly key: string;
  readonly cert: string;
}

/**
 * Makes a self-signed X.509 v3 certificate (P-256, SHA-256) for the host names and addresses given, valid for a day
 * unless `validTo` says otherwise. RFC 5280 in the few DER values that it needs.
 */
export function selfSigned(hosts: readonly string[], validTo = new Date(Date.now() + 86_400_000)): SelfSigned {
  const keys = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));
  const name = sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from('a test of hsc-bot')))));
  const toBeSigned = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(Date.now() - 2 * 86_400_000)), time(validTo)),
    name,
    keys.publicKey,
    der(0xa3, sequence(alternativeNames(hosts), certificateAuthority())),
  );
  const signature = sign('sha256', toBeSigned, createPrivateKey(keys.privateKey));
  const certificate = sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return { key: keys.privateKey, cert: pem(certificate) };
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) => (isIP(host) === 4 ? der(0x87, addressBytes(host)) : der(0x82, Buffer.from(host))));
  return sequence(objectId('551d11'), der(0x04, sequence(...names)));
}

function certificateAuthority(): Buffer {
  return sequence(
    objectId('551d13'),
    der(0x01, Buffer.from([0xff])),
    der(0x04, sequence(der(0x01, Buffer.from([0xff])))),
  );
}

function addressBytes(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number));
}

function time(date: Date): Buffer {
  return der(0x18, Buffer.from(date.toISOString().replace(/[-:T]|\.\d+/g, '')));
}

function objectId(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
