import type { CatalogFault } from './catalog-fault.ts';
import { manualPlaces } from './manual-address.ts';
import type { ManualPlace } from './manual-address.ts';
import { newestFirst } from './firmware.ts';
import type { ManualReference } from './product.ts';
import { idKey } from './id-key.ts';
import type { Entry } from './read-entries.ts';

type Places = ReadonlyMap<Entry, readonly ManualPlace[]>;

/**
 * Gives every entry its manuals. Entries that name the same address, or name each other with `manual_of`, get the same
 * reference; it is called after the entry that others name, else after the first in the order given. An entry whose
 * manuals can't be told is a fault and left out.
 */
export function shareManuals(entries: readonly Entry[]): {
  manuals: ReadonlyMap<Entry, readonly ManualReference[]>;
  faults: readonly CatalogFault[];
} {
  const faults: CatalogFault[] = [];
  const byId = new Map(entries.map((entry) => [idKey(entry.id), entry]));
  const places = placesOf(entries, faults);
  const owned = ownedManuals(places, byId);
  const manuals = new Map<Entry, readonly ManualReference[]>();
  for (const entry of places.keys()) {
    const owner = ownerOf(entry, byId);
    const shared = owner === null ? undefined : owned.get(owner);
    if (shared === undefined)
      faults.push(faultOf(entry, `"manual_of" names no product, or leads back to itself: ${entry.manual_of ?? ''}`));
    else manuals.set(entry, newestFirst([...new Set([...shared, ...(owned.get(entry) ?? [])])]));
  }
  return { manuals, faults };
}

function placesOf(entries: readonly Entry[], faults: CatalogFault[]): Places {
  const places = new Map<Entry, readonly ManualPlace[]>();
  for (const entry of entries) {
    try {
      places.set(entry, manualPlaces(entry));
    } catch (error) {
      faults.push(faultOf(entry, error instanceof Error ? error.message : 'its manual has no address'));
    }
  }
  return places;
}

function ownedManuals(places: Places, byId: ReadonlyMap<string, Entry>): Map<Entry, readonly ManualReference[]> {
  const named = new Set([...places.keys()].map((entry) => byId.get(idKey(entry.manual_of ?? ''))));
  const ordered = [...places].sort(([a], [b]) => Number(named.has(b)) - Number(named.has(a)));
  const byAddress = new Map<string, ManualReference>();
  return new Map(
    ordered.map(([entry, own]) => [entry, own.map((place, index) => referenceOf(entry.id, place, index, byAddress))]),
  );
}

function referenceOf(
  id: string,
  place: ManualPlace,
  index: number,
  byAddress: Map<string, ManualReference>,
): ManualReference {
  const address = withoutFragment(place.url);
  const known = byAddress.get(address);
  if (known !== undefined) return known;
  const reference = { documentId: index === 0 ? id : `${id}:${index + 1}`, ...place };
  byAddress.set(address, reference);
  return reference;
}

/** An address as it is compared; most are written as they are compared already, which is quicker to see than to do. */
function withoutFragment(address: string): string {
  if (/^https?:\/\/[a-z0-9.-]+\/[\w./-]*$/u.test(address) && !address.includes('/.')) return address;
  const url = new URL(address);
  url.hash = '';
  return url.href;
}

/** The entry at the end of the chain of `manual_of`; null when the chain breaks or runs in a circle. */
function ownerOf(entry: Entry, byId: ReadonlyMap<string, Entry>): Entry | null {
  if (entry.manual_of === null) return entry;
  const seen = new Set<Entry>();
  let owner: Entry | undefined = entry;
  while (owner !== undefined && !seen.has(owner)) {
    if (owner.manual_of === null) return owner;
    seen.add(owner);
    owner = byId.get(idKey(owner.manual_of));
  }
  return null;
}

function faultOf(entry: Entry, reason: string): CatalogFault {
  return { file: entry.file, id: entry.id, reason };
}
