import type { ManualReference } from '../../src/catalog/product.ts';
import { askCache } from '../../src/manual/library/ask-cache.ts';
import { bringFrom } from '../../src/manual/library/bring-document.ts';
import type { BringTools, DocumentAddress } from '../../src/manual/library/bring-document.ts';
import { isFresh, isFrom } from '../../src/manual/library/freshness.ts';
import type { Manual } from '../../src/manual/manual.ts';
import type { TextCache } from '../../src/manual/text-cache.ts';
import type { Finding } from './catalog-finding.ts';

/** Looks at one address of a manual. Only an abort throws. */
export type Examine = (reference: ManualReference, address: DocumentAddress, signal: AbortSignal) => Promise<Finding>;

export interface ExamineTools extends BringTools {
  readonly cache: TextCache;
}

/** Fetches and reads the document whatever is kept of it, and keeps nothing. */
export function examineAfresh(tools: ExamineTools): Examine {
  return async (reference, address, signal) => {
    const kept = await keptText(reference, tools, signal);
    return examine(reference, address, { before: kept, confirm: null }, tools, signal);
  };
}

/** Brings the text cache up to date: what is fresh stays, what is older is confirmed, what is missing is fetched. */
export function examineAndKeep(tools: ExamineTools): Examine {
  return async (reference, address, signal) => {
    const kept = await keptText(reference, tools, signal);
    if (kept !== null && isFresh(kept, tools.clock.now())) return { kind: 'readable', manual: kept, edition: 'same' };
    const finding = await examine(reference, address, { before: kept, confirm: kept }, tools, signal);
    if (finding.kind === 'readable')
      await askCache(tools.clock, signal, (own) => tools.cache.write(finding.manual, own));
    return finding;
  };
}

async function examine(
  reference: ManualReference,
  address: DocumentAddress,
  kept: { readonly before: Manual | null; readonly confirm: Manual | null },
  tools: ExamineTools,
  signal: AbortSignal,
): Promise<Finding> {
  const control = { signal, enter: () => undefined, report: () => undefined };
  const brought = await bringFrom(address, reference, kept.confirm, control, tools);
  if (brought.kind === 'failed') return brought;
  const { manual } = brought;
  const edition = kept.before === null ? 'new' : kept.before.sha256 === manual.sha256 ? 'same' : 'changed';
  return { kind: 'readable', manual, edition };
}

async function keptText(reference: ManualReference, tools: ExamineTools, signal: AbortSignal): Promise<Manual | null> {
  const read = await askCache(tools.clock, signal, (own) => tools.cache.read(reference.documentId, own));
  const manual = read?.answer ?? null;
  return manual !== null && isFrom(manual, reference) ? manual : null;
}
