import { editDistance } from '../edit-distance.ts';

/** A term of the vocabulary that may stand for another one, and how well: 1 is the same. */
export interface Match {
  readonly term: number;
  readonly weight: number;
}

/** The distinct terms of one manual, numbered, to be found as they are, by a slip of typing, or by their shape. */
export interface Vocabulary {
  /** The term's number, a new one if it isn't known yet. */
  add(term: string, fuzzy: boolean): number;
  idOf(term: string): number | undefined;
  /** Terms that differ by one slip (two from eight letters on): the nearest ones only. */
  misspelt(term: string): readonly Match[];
  /** Terms that begin with this one, which is cut short: `mic` for microphone. */
  beginning(term: string): readonly Match[];
  /** Terms that share enough of their character 4-grams: other forms, compounds, cognates of another language. */
  shaped(term: string): readonly Match[];
}

/** A beginning that is shared by more terms than this is no abbreviation; and a lone match of it is still a guess. */
const BEGINNING_MOST = 12;
const BEGINNING_WEIGHT = 0.5;
/** Below this share of common 4-grams (cosine) two words have no more than an ending in common. */
const SHAPE_LEAST = 0.35;
/** The best lookalikes of one word; more are noise. */
const SHAPE_MOST = 12;

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const gramTerms = new Map<string, number[]>();
  const gramCounts: number[] = [];
  const terms: string[] = [];
  const byLength = new Map<number, { term: string; id: number; letters: number }[]>();

  return {
    idOf: (term) => ids.get(term),
    add(term, fuzzy) {
      const known = ids.get(term);
      if (known !== undefined) return known;
      const id = ids.size;
      ids.set(term, id);
      terms.push(term);
      const grams = fuzzy ? gramsOf(term) : [];
      gramCounts.push(grams.length);
      for (const gram of grams) append(gramTerms, gram, id);
      if (fuzzy) append(byLength, term.length, { term, id, letters: lettersOf(term) });
      return id;
    },
    misspelt(term) {
      const slips = allowedSlips(term);
      if (slips === 0) return [];
      const letters = lettersOf(term);
      const near: (Match & { readonly slips: number })[] = [];
      for (let length = term.length - slips; length <= term.length + slips; length += 1) {
        for (const known of byLength.get(length) ?? []) {
          if (bits(known.letters ^ letters) > 2 * slips) continue;
          const distance = editDistance(term, known.term, slips);
          if (distance <= slips) near.push({ term: known.id, weight: 1 - distance / term.length, slips: distance });
        }
      }
      const fewest = Math.min(...near.map((match) => match.slips));
      return near.filter((match) => match.slips === fewest);
    },
    beginning(term) {
      if (term.length < 3) return [];
      const longer = (gramTerms.get(`_${term.slice(0, 3)}`) ?? []).filter((id) => terms[id]?.startsWith(term) === true);
      return longer.length > BEGINNING_MOST ? [] : longer.map((id) => ({ term: id, weight: BEGINNING_WEIGHT }));
    },
    shaped(term) {
      const grams = gramsOf(term);
      const shared = new Map<number, number>();
      for (const gram of grams) {
        for (const id of gramTerms.get(gram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
      }
      return [...shared]
        .map(([id, count]) => ({ term: id, weight: count / Math.sqrt(grams.length * (gramCounts[id] ?? 1)) }))
        .filter((match) => match.weight >= SHAPE_LEAST)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, SHAPE_MOST);
    },
  };
}

/** Short words have too many neighbours for a slip to be told from another word. */
function allowedSlips(term: string): number {
  if (term.length < 4) return 0;
  return term.length < 8 ? 1 : 2;
}

/** The distinct 4-grams of a word whose start is marked; a word of three letters is one 4-gram. */
function gramsOf(term: string): readonly string[] {
  const marked = `_${term}`;
  const grams = new Set<string>();
  for (let start = 0; start + 4 <= marked.length; start += 1) grams.add(marked.slice(start, start + 4));
  return [...grams];
}

/** Which letters a word has, folded into 32 bits: words with very different letters needn't be compared. */
function lettersOf(term: string): number {
  let letters = 0;
  for (let index = 0; index < term.length; index += 1) letters |= 1 << (term.charCodeAt(index) % 32);
  return letters;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
