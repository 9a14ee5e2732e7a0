/**
 * Closes what a text that is still being written has opened in its last paragraph (bold, code, a code block), so that
 * marks don't flicker while it grows.
 */
export function closeMarks(markdown: string): string {
  const fences = markdown.match(/^ {0,3}```/gmu)?.length ?? 0;
  if (fences % 2 === 1) return markdown.endsWith('\n') ? `${markdown}\`\`\`` : `${markdown}\n\`\`\``;
  const start = markdown.lastIndexOf('\n\n') + 1;
  const last = markdown.slice(start).replace(/[*_`~]+$/u, '');
  const text = (markdown.slice(0, start) + last).trimEnd();
  if (count(last, /`/gu) % 2 === 1) return `${text}\``;
  return count(last, /\*\*/gu) % 2 === 1 ? `${text}**` : markdown.slice(0, start) + last;
}

const count = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;
