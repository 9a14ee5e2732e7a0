const MEGABYTE = 1024 * 1024;

/** What is taken from a server or a file at most, as it comes over the wire. The largest manual known has 40 MB. */
export const WIRE_LIMIT = 50 * MEGABYTE;

/** What it may become once unpacked. */
export const DECODED_LIMIT = 100 * MEGABYTE;

export const REDIRECT_LIMIT = 5;

/** Pages that lead on by `<meta http-equiv="refresh">`, each with redirects of its own. */
export const REFRESH_LIMIT = 2;

/** Progress is told at most this often; milliseconds. */
export const PROGRESS_INTERVAL = 100;

/** A limit in the words of the log. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE)} MB`;
}
