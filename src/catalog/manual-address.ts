import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { namedFirmware } from './firmware.ts';
import type { Entry } from './read-entries.ts';

/** Where one manual can be had, as a product's entry says. */
export interface ManualPlace {
  readonly title: string | null;
  readonly language: string | null;
  readonly edition: string | null;
  readonly firmware?: string;
  readonly url: string;
  readonly backupUrl: string | null;
}

/**
 * The manuals that an entry names itself, the main one first: those of `manuals`, then the one of `documentation` and
 * `manual_url`, which are two addresses of the same manual.
 * @throws Error with a reason when a `path` leaves the catalog's folder
 */
export function manualPlaces(entry: Entry): readonly ManualPlace[] {
  const listed = entry.manuals.map((manual) => ({
    title: manual.title,
    language: manual.language,
    ...editionOf(manual),
    url: manual.url ?? fileAddress(entry.folder, manual.path ?? ''),
    backupUrl: manual.backup_url,
  }));
  const single = singleManual(entry);
  return single === null ? listed : [...listed, single];
}

/** The edition as it is shown says the firmware, too. */
function editionOf({ edition, firmware }: Entry['manuals'][number]): Pick<ManualPlace, 'edition' | 'firmware'> {
  if (firmware === null) return { edition };
  const shown = `firmware ${firmware}`;
  if (edition === null) return { edition: shown, firmware };
  return { edition: namedFirmware(edition) === firmware ? edition : `${edition}, ${shown}`, firmware };
}

function singleManual(entry: Entry): ManualPlace | null {
  const documented = entry.documentation?.url ?? null;
  const url = documented ?? entry.manual_url;
  if (url === null) return null;
  const second = entry.manual_url === url ? null : entry.manual_url;
  const backupUrl = entry.documentation?.backup_url ?? entry.backup_url ?? second;
  return { title: null, language: null, edition: null, url, backupUrl };
}

function fileAddress(folder: string, path: string): string {
  const file = resolve(folder, path);
  if (isAbsolute(path) || !isWithin(folder, file) || !isWithin(realPath(folder), realPath(file))) {
    throw new Error('"path" of a manual leads out of the catalog\'s folder');
  }
  return pathToFileURL(file).href;
}

function isWithin(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path with its links followed as far as it exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = resolve(path, '..');
    return parent === path ? path : resolve(realPath(parent), relative(parent, path));
  }
}
