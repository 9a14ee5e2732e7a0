/** Seconds after which a page that leads elsewhere is still one that does only that. */
const LONGEST_WAIT = 10;

/**
 * Where a page leads by `<meta http-equiv="refresh" content="0; url=…">` (HTML standard, 4.2.5.3), as it says it; null
 * for a page that only reloads itself, or lets its reader read first.
 */
export function refreshTarget(content: string): string | null {
  const [, seconds, target = ''] =
    /^\s*(\d{1,6})(?:\.\d*)?\s*[;,\s]\s*(?:url\s*=\s*)?["']?([^"'\s]{1,2000})/iu.exec(content.slice(0, 2_500)) ?? [];
  return seconds !== undefined && Number(seconds) <= LONGEST_WAIT && target !== '' ? target : null;
}
