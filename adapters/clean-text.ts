/** Removes control characters, characters that turn the reading direction by force, and those of our own marks. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ue000\ue001]/gu, (character) =>
      character === '\n' || character === '\t' ? character : '',
    );
}
