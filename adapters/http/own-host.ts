import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether a request may have meant this server by the host that it names. A server that listens on this machine's own
 * addresses alone answers to its own names alone: otherwise a site whose name is made to lead there (DNS rebinding) would
 * be of the same origin.
 * @param listening the addresses that the server listens on
 * @param host the Host header, with or without a port
 */
export function isOwnHost(listening: readonly string[], host: string | undefined): boolean {
  if (listening.length === 0 || !listening.every(isLoopback)) return true;
  const [, name] = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d{1,5})?$/iu.exec(host ?? '') ?? [];
  if (name === undefined) return false;
  return name.toLowerCase() === 'localhost' || isLoopback(name.replace(/^\[|\]$/gu, ''));
}

/** The addresses that a server listens on; none before it does. */
export function addressesOf(app: FastifyInstance): readonly string[] {
  return app.addresses().map((at) => (typeof at === 'string' ? at : at.address));
}

function isLoopback(address: string): boolean {
  const family = isIP(address);
  // Covers ::ffff:127.0.0.1 as well.
  return family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
