import PQueue from 'p-queue';
import type { ManualReference } from '../../src/catalog/product.ts';
import { addressesOf } from '../../src/manual/library/bring-document.ts';
import type { DocumentAddress } from '../../src/manual/library/bring-document.ts';
import type { Examine } from './catalog-examine.ts';
import type { Finding } from './catalog-finding.ts';

export interface VisitOptions {
  /** How many manuals are looked at together; 16 unless told. */
  readonly atOnce?: number;
  readonly signal: AbortSignal;
  readonly onFinding: (reference: ManualReference, finding: Finding) => void;
}

/** No maker's server is asked for more than so many manuals together. */
const perHost = 2;
/** A host that has left so many requests in a row without an answer isn't asked again. */
const silentRequests = 4;

interface Host {
  readonly queue: PQueue;
  silent: number;
}

/**
 * Looks at manuals, many at once but politely to each host, and gives up hosts that don't answer, so that a catalog of
 * dead addresses takes minutes and not hours. Every manual has a finding in the end; an abort only ends it early.
 */
export async function visitManuals(
  references: readonly ManualReference[],
  examine: Examine,
  options: VisitOptions,
): Promise<void> {
  const { signal } = options;
  const everywhere = new PQueue({ concurrency: options.atOnce ?? 16 });
  const hosts = new Map<string, Host>();

  async function visitAddress(reference: ManualReference, address: DocumentAddress): Promise<Finding> {
    const host = hostOf(hosts, address.url);
    const look = async (): Promise<Finding> => {
      if (signal.aborted) return { kind: 'interrupted' };
      if (host.silent >= silentRequests) return { kind: 'given-up' };
      const finding = await interruptible(signal, () => examine(reference, address, signal));
      host.silent = isSilence(finding) ? host.silent + 1 : 0;
      return finding;
    };
    return host.queue.add(() => everywhere.add(look));
  }

  async function visit(reference: ManualReference): Promise<void> {
    let first: Finding | null = null;
    for (const address of addressesOf(reference)) {
      const finding = await visitAddress(reference, address);
      if (finding.kind === 'readable') {
        options.onFinding(reference, finding);
        return;
      }
      first ??= finding;
    }
    options.onFinding(reference, first ?? { kind: 'failed', reason: 'not-in-catalog', detail: 'no address' });
  }

  await Promise.all(references.map(visit));
}

function hostOf(hosts: Map<string, Host>, url: string): Host {
  const name = URL.parse(url)?.host ?? '';
  const host = hosts.get(name) ?? { queue: new PQueue({ concurrency: name === '' ? Infinity : perHost }), silent: 0 };
  hosts.set(name, host);
  return host;
}

async function interruptible(signal: AbortSignal, work: () => Promise<Finding>): Promise<Finding> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return { kind: 'interrupted' };
    throw error;
  }
}

function isSilence(finding: Finding): boolean {
  return finding.kind === 'failed' && (finding.reason === 'unreachable' || finding.reason === 'too-slow');
}
