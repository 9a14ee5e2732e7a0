const longestName = 80;

/** Names come from catalogs, manuals and people: on one line, and no longer than a line. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (line.length <= longestName) return line;
  const cut = line.slice(0, longestName).replace(/\p{Surrogate}$/u, '');
  return `${cut.replace(/\s+\S*$/u, '')}…`;
}
