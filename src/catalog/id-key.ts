/** Ids that differ in letter case alone are one: on some disks they would be one file. */
export function idKey(id: string): string {
  return id.normalize('NFC').toLowerCase();
}
