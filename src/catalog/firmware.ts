import type { ManualReference } from './product.ts';

/** A version as the catalog and questions write it: up to four numbers with points between, `1.10`. */
const VERSION = String.raw`\d{1,3}(?:\.\d{1,3}){0,3}`;
const WORDS = [
  ...[
    'firmware',
    'firm ware',
    'fw',
    'software',
    'version',
    'versione',
    'versión',
    'versão',
    'versie',
    'ver',
    'micrologiciel',
  ],
  ...['גרסה', 'גרסת', 'קושחה', 'ファームウェア', 'バージョン'],
].join('|');
/** `firmware 1.10`, `Firmware-Version 2`, `fw v1.1`, `1.10 firmware`; `v1.10` alone needs its point, or it names a model. */
const NAMED = [
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])[הבלמשוכ]{0,2}(?:${WORDS})[\s.:_-]*(?:(?:${WORDS}|stand|v)[\s.:_-]*)?(${VERSION})(?!\d|\.\d)`,
    'iu',
  ),
  new RegExp(String.raw`(?<![\p{L}\p{N}.])(${VERSION})[\s-]*(?:firmware|fw)(?![\p{L}\p{N}])`, 'iu'),
  /(?<![\p{L}\p{N}])v\.?\s?(\d{1,3}(?:\.\d{1,3}){1,3})(?!\d|\.\d)/iu,
];
const IS_VERSION = new RegExp(`^${VERSION}$`, 'u');

/** A catalog's `firmware` without the letter before it; null when it isn't a version. */
export function readFirmware(written: string): string | null {
  const version = written.trim().replace(/^v\.?\s?/iu, '');
  return IS_VERSION.test(version) ? version : null;
}

/** The firmware that a text names, or null. */
export function namedFirmware(text: string): string | null {
  const plain = text.normalize('NFKC');
  return NAMED.map((pattern) => pattern.exec(plain)?.[1] ?? null).find((version) => version !== null) ?? null;
}

/** Of manuals that differ in their firmware alone the newest stands before the others, in the place of the first. */
export function newestFirst(manuals: readonly ManualReference[]): readonly ManualReference[] {
  const editions = Map.groupBy(manuals, editionsKey);
  return [...editions.values()].flatMap((group) =>
    group.toSorted((one, other) => -compare(one.firmware, other.firmware)),
  );
}

/**
 * One manual of each that is there for several firmwares, the others as they are. A manual is for its firmware and those
 * after it, up to the next manual's: of those the newest that isn't newer than what is asked about, the oldest where all
 * are newer, and the newest where no firmware is named. `2` stands for every 2.x.
 */
export function manualsForFirmware(
  manuals: readonly ManualReference[],
  firmware: string | null,
): readonly ManualReference[] {
  const length = firmware?.split('.').length ?? 0;
  return [...Map.groupBy(newestFirst(manuals), editionsKey).values()].flatMap((group) => {
    if (firmware === null) return group.slice(0, 1);
    const fitting = group.find((manual) => compare(firstNumbers(manual.firmware, length), firmware) <= 0);
    return fitting ?? group.slice(-1);
  });
}

/** Equal for manuals that differ in their firmware alone; any other is by itself. */
function editionsKey({ documentId, title, language, firmware }: ManualReference): string {
  return firmware === undefined ? `manual ${documentId}` : `editions ${title?.toLowerCase() ?? ''} ${language ?? ''}`;
}

function firstNumbers(version = '', length: number): string {
  return version.split('.').slice(0, length).join('.');
}

/** By each number in turn, as makers count: 1.10 comes after 1.9. */
function compare(one = '', other = ''): number {
  const [first, second] = [one, other].map((version) => version.split('.').map(Number));
  for (let place = 0; place < 4; place += 1) {
    const difference = (first?.[place] ?? 0) - (second?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
