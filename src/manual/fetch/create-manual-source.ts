import type { Clock } from '../../clock.ts';
import { withDeadline } from '../../deadline.ts';
import { HscError } from '../../errors.ts';
import { systemClock } from '../../system-clock.ts';
import type { FetchOptions, FetchOutcome, ManualSource } from '../source.ts';
import { parseAllowed, type AllowedHost } from './allowed-host.ts';
import { failureOf } from './failure-of.ts';
import { FetchFailure } from './fetch-failure.ts';
import { fetchOverHttp } from './http-source.ts';
import { readManualFile } from './read-file.ts';
import { resolveHost, type ResolveHost } from './resolve-host.ts';
import { safeAddress } from './safe-address.ts';

interface ManualSourceOptions {
  /** The entries of MANUALS_ALLOW. */
  readonly allow: readonly string[];
  /** Files are read below this folder only; null reads none. */
  readonly catalogFolder: string | null;
  readonly resolver?: ResolveHost;
  readonly clock?: Clock;
}

/**
 * The source of manuals: http and https addresses on the public internet, and files beside the catalog.
 *
 * @throws HscError `setting-wrong` when an entry of `allow` is no host.
 */
export function createManualSource(options: ManualSourceOptions): ManualSource {
  const { catalogFolder, resolver: resolve = resolveHost, clock = systemClock } = options;
  const http = { allowed: options.allow.map(allowedHost), resolve, clock };

  async function fetchWithin(address: string, fetchOptions: FetchOptions): Promise<FetchOutcome> {
    const url = URL.parse(address);
    if (url === null) throw new FetchFailure('address-refused', 'it cannot be read as an address');
    return url.protocol === 'file:'
      ? readManualFile(url, fetchOptions, catalogFolder, clock)
      : fetchOverHttp(url, fetchOptions, http);
  }

  return {
    async fetch(address, fetchOptions) {
      const { signal, timeout } = fetchOptions;
      try {
        return await withDeadline(clock, timeout, signal, (inner) =>
          fetchWithin(address, { ...fetchOptions, signal: inner }),
        );
      } catch (error) {
        signal.throwIfAborted();
        const { reason, detail } = failureOf(error);
        return { kind: 'failed', reason, detail: `${safeAddress(address)}: ${detail}` };
      }
    },
  };
}

function allowedHost(entry: string): AllowedHost {
  const host = parseAllowed(entry);
  if (host === null)
    throw new HscError('setting-wrong', `MANUALS_ALLOW has ${JSON.stringify(entry)}, which is no host or host:port.`);
  return host;
}
