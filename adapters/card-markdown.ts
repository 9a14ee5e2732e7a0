/** The lines of a card as one text: those of a list stay together, paragraphs stand apart. */
export function cardMarkdown(lines: readonly string[]): string {
  return lines.reduce((text, next, index) => {
    const inList = next.startsWith('- ') && (lines[index - 1]?.startsWith('- ') ?? false);
    return index === 0 ? next : `${text}${inList ? '\n' : '\n\n'}${next}`;
  }, '');
}
