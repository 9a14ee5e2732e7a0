/** Words for a picture or a document that somebody attached, in the languages that manuals come in. */
const words = [
  /\b(?:attach\w*|photos?|pictures?|pics?|images?|screen ?shots?|pdfs?|scans?|files?|this|these|here|displays? shows?)\b/i,
  /\b(?:foto|bild|anhang|angehängt|pièce jointe|capture|imagen|adjunt\w*|immagine|allegat\w*|anexo|imagem)/i,
  /תמונה|צילום|מצורף|写真|画像|添付/u,
];

/** Whether a text speaks of a file that came with it, so that it's worth looking for one. */
export function refersToFile(text: string): boolean {
  return words.some((word) => word.test(text));
}
