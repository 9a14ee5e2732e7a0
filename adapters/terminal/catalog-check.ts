import type { CatalogFault } from '../../src/catalog/catalog-fault.ts';
import type { ManualReference, Product } from '../../src/catalog/product.ts';
import type { Examine } from './catalog-examine.ts';
import type { Finding, ManualEntry } from './catalog-finding.ts';
import { createProgress } from './catalog-progress.ts';
import { catalogTable } from './catalog-table.ts';
import { visitManuals } from './catalog-visit.ts';
import { oneLine } from './one-line.ts';
import type { Style } from './style.ts';

export interface CatalogCheck {
  readonly products: readonly Product[];
  readonly faults: readonly CatalogFault[];
  /** How manuals are looked at; null when the catalog alone is checked. */
  readonly examine: Examine | null;
  readonly signal: AbortSignal;
  /** Whether `write` goes to a terminal, where a line can be drawn again. */
  readonly terminal: boolean;
  readonly style: Style;
  readonly write: (text: string) => void;
}

export interface CatalogReport {
  readonly entries: readonly ManualEntry[];
  /** True when nothing is wrong with the catalog, nor with any manual that was looked at. */
  readonly sound: boolean;
}

/** Reports what is wrong with a catalog, and how its manuals are where they are to be looked at. */
export async function runCatalogCheck(check: CatalogCheck): Promise<CatalogReport> {
  const { products, faults, style, write } = check;
  const without = products.filter((product) => product.manuals.length === 0).length;
  const manuals = manualsOf(products);
  write(`Products: ${products.length}, ${without} of them without a manual. Manuals: ${manuals.size}.\n`);
  for (const fault of faults) write(`${style.warning(faultLine(fault))}\n`);
  if (check.examine === null) return { entries: [], sound: faults.length === 0 };
  const entries = await examineAll(manuals, check.examine, check);
  write(`\n${catalogTable(entries, style)}`);
  return { entries, sound: faults.length === 0 && entries.every(({ finding }) => finding.kind === 'readable') };
}

interface SharedManual {
  readonly reference: ManualReference;
  readonly products: string[];
}

/** Every manual once, with the names of the products that share it. */
function manualsOf(products: readonly Product[]): ReadonlyMap<string, SharedManual> {
  const manuals = new Map<string, SharedManual>();
  for (const product of products) {
    for (const reference of product.manuals) {
      const shared = manuals.get(reference.documentId);
      if (shared === undefined) manuals.set(reference.documentId, { reference, products: [product.name] });
      else shared.products.push(product.name);
    }
  }
  return manuals;
}

async function examineAll(
  manuals: ReadonlyMap<string, SharedManual>,
  examine: Examine,
  { signal, terminal, write }: CatalogCheck,
): Promise<readonly ManualEntry[]> {
  const entries: ManualEntry[] = [];
  const progress = createProgress(manuals.size, terminal, write);
  const references = [...manuals.values()].map(({ reference }) => reference);
  await visitManuals(references, examine, {
    signal,
    onFinding({ documentId }, finding) {
      const products = manuals.get(documentId)?.products ?? [];
      // The table needs figures only: the texts of a whole catalog would not fit into memory.
      entries.push({ documentId, products, finding: withoutTexts(finding) });
      progress.step(products[0] ?? documentId, outcomeOf(finding));
    },
  });
  progress.end();
  return entries;
}

function withoutTexts(finding: Finding): Finding {
  if (finding.kind !== 'readable') return finding;
  const pages = finding.manual.pages.map((page) => ({ ...page, headings: [], text: '' }));
  return { ...finding, manual: { ...finding.manual, pages, outline: [], hazards: [] } };
}

function outcomeOf(finding: Finding): string {
  if (finding.kind === 'readable') return `${finding.manual.pages.length} pages`;
  return finding.kind === 'failed' ? `${finding.reason} (${finding.detail})` : finding.kind;
}

function faultLine({ file, id, reason }: CatalogFault): string {
  return oneLine(`${file}${id === null ? '' : `, product ${id}`}: ${reason}.`);
}
