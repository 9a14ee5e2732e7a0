import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isAllowed, type AllowedHost } from './allowed-host.ts';
import { FetchFailure } from './fetch-failure.ts';
import { isPublicAddress } from './public-address.ts';
import type { ResolveHost } from './resolve-host.ts';

interface ConnectorOptions {
  readonly allowed: readonly AllowedHost[];
  readonly resolve: ResolveHost;
  /** For one connection; milliseconds. */
  readonly timeout: number;
}

/**
 * A connector for undici that opens connections to public addresses and allowed hosts only. A name is looked up once,
 * all its addresses are checked, and the connection goes to one of those, so that a second look-up can't give another.
 */
export function createCheckedConnector(options: ConnectorOptions): buildConnector.connector {
  return (target, callback) => {
    checkedAddresses(target, options)
      .then((addresses) => {
        connectTo(addresses, target, options.timeout, callback);
      })
      .catch((error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), null);
      });
  };
}

async function checkedAddresses(
  { hostname, protocol, port }: buildConnector.Options,
  { allowed, resolve }: ConnectorOptions,
): Promise<readonly string[]> {
  const addresses = isIP(hostname) === 0 ? await resolve(hostname) : [hostname];
  if (addresses.length === 0) throw new FetchFailure('unreachable', `${hostname} has no address`);
  const portNumber = Number(port || (protocol === 'https:' ? 443 : 80));
  if (isAllowed(allowed, isIP(hostname) === 6 ? `[${hostname}]` : hostname, portNumber)) return addresses;
  const refused = addresses.find((address) => !isPublicAddress(address));
  if (refused === undefined) return addresses;
  throw new FetchFailure('address-refused', `${hostname} is ${refused}, which is no public address`);
}

function connectTo(
  addresses: readonly string[],
  target: buildConnector.Options,
  timeout: number,
  callback: buildConnector.Callback,
): void {
  // Said outright, since NODE_TLS_REJECT_UNAUTHORIZED would otherwise decide.
  const connect = buildConnector({ lookup: pinned(addresses), rejectUnauthorized: true, timeout, allowH2: false });
  connect(target, callback);
}

function pinned(addresses: readonly string[]): LookupFunction {
  const entries = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    const [first] = entries;
    if (options.all === true || first === undefined) callback(null, entries);
    else callback(null, first.address, first.family);
  };
}
