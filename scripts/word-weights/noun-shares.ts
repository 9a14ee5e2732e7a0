/** Each sense counts so much besides how often it was met. */
const UNMET = 0.5;
/** What is left of a noun in a form that a verb has as well: printing. */
const VERB_FORM = 0.2;
const PLURAL = [/(?<=.{2})ies$/u, /(?<=.{3})es$/u, /(?<=.{3})s$/u] as const;
const VERBAL = /(?<=.{3})(?:ing|ed|er|est|ly|t?en)$/u;

/**
 * How often words are nouns, of all times that they were met in WordNet's texts: 0 to 1, null for unknown ones.
 * @param senses `index.sense` of WordNet: `lemma%part:…`, three fields, and how often the sense was met
 */
export function nounShares(senses: string): (word: string) => number | null {
  const counts = new Map<string, { readonly noun: number; readonly all: number }>();
  for (const line of senses.split('\n')) {
    const [, lemma, part, met] = /^([a-z]+)%(\d)\S* \d+ \d+ (\d+)/u.exec(line) ?? [];
    if (lemma === undefined) continue;
    const { noun, all } = counts.get(lemma) ?? { noun: 0, all: 0 };
    const count = Number(met) + UNMET;
    counts.set(lemma, { noun: noun + (part === '1' ? count : 0), all: all + count });
  }
  const shareOf = (word: string): number | null => {
    const met = counts.get(word);
    return met === undefined ? null : met.noun / met.all;
  };
  return (word) => shareOf(word) ?? pluralShare(word, shareOf) ?? verbalShare(word, shareOf);
}

function pluralShare(word: string, shareOf: (word: string) => number | null): number | null {
  const singular = [word.replace(PLURAL[0], 'y'), word.replace(PLURAL[1], ''), word.replace(PLURAL[2], '')];
  return singular.map((one) => (one === word ? null : shareOf(one))).find((share) => share !== null) ?? null;
}

function verbalShare(word: string, shareOf: (word: string) => number | null): number | null {
  const stem = word.replace(VERBAL, '');
  if (stem === word) return null;
  const bases = [stem, `${stem}e`, stem.replace(/(.)\1$/u, '$1')];
  const share = bases.map(shareOf).find((one) => one !== null) ?? null;
  return share === null ? null : VERB_FORM * share;
}
