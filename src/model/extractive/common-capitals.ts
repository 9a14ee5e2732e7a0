/** Words that English writes with a capital or in capitals and that name no product: days, months, common abbreviations. */
const WORDS = new Set(
  `
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
christmas easter am pm utc gmt cet est
ai ci faq hr id it ok os pc qa tv ui ux
asap afaik btw diy fyi imho imo lol otoh rtfm tia tldr wtf
eu uk us usa
`
    .trim()
    .split(/\s+/u),
);

/** Whether a capital makes no name of a word: March, PCs. */
export function isCommonCapital(word: string): boolean {
  const lower = word.toLowerCase();
  return WORDS.has(lower) || WORDS.has(lower.replace(/s$/u, ''));
}
