import { lookup } from 'node:dns/promises';

/** Gives every address of a host name, in the order to try them. Rejects when the name isn't known. */
export type ResolveHost = (hostname: string) => Promise<readonly string[]>;

/** The machine's own resolver, hosts file included. */
export const resolveHost: ResolveHost = async (hostname) => {
  const found = await lookup(hostname, { all: true, order: 'verbatim' });
  return found.map((entry) => entry.address);
};
