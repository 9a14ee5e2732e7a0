/** Where the words of a page stand. */
export interface WordPlaces {
  /** The most of these words that one stretch of so many content words holds. */
  most(words: ReadonlySet<string>, stretch: number): number;
}

/** A word of at least so many letters may be the start or the end of a compound: card of soundcard. */
const SHORTEST_PART = 4;
/** So many letters at least are left for the other part: an ending is none. */
const SHORTEST_REST = 3;

/** Reads the content words of a page, in reading order. */
export function wordPlaces(sequence: readonly string[]): WordPlaces {
  const places = new Map<string, number[]>();
  for (const [place, word] of sequence.entries()) {
    const known = places.get(word);
    if (known === undefined) places.set(word, [place]);
    else known.push(place);
  }

  function placesOf(word: string): readonly number[] {
    const same = places.get(word);
    if (same !== undefined) return same;
    if (word.length < SHORTEST_PART) return [];
    return [...places]
      .filter(([other]) => isPart(word, other) || isPart(other, word))
      .flatMap(([, found]) => found)
      .sort((a, b) => a - b);
  }

  return {
    most(words, stretch) {
      const found = [...words].map(placesOf).filter((list) => list.length > 0);
      if (stretch === Infinity) return found.length;
      const all = found
        .flatMap((list, word) => list.map((place) => ({ place, word })))
        .sort((a, b) => a.place - b.place);
      return mostTogether(all, stretch);
    },
  };
}

/** The most different words within one stretch, by two fingers that go through the places once. */
function mostTogether(all: readonly { readonly place: number; readonly word: number }[], stretch: number): number {
  const inside = new Map<number, number>();
  let [first, most] = [0, 0];
  for (const { place, word } of all) {
    inside.set(word, (inside.get(word) ?? 0) + 1);
    for (let out = all[first]; out !== undefined && place - out.place >= stretch; out = all[first]) {
      const left = (inside.get(out.word) ?? 0) - 1;
      if (left === 0) inside.delete(out.word);
      else inside.set(out.word, left);
      first += 1;
    }
    most = Math.max(most, inside.size);
  }
  return most;
}

function isPart(part: string, whole: string): boolean {
  if (part.length < SHORTEST_PART || whole.length - part.length < SHORTEST_REST) return false;
  return whole.startsWith(part) || whole.endsWith(part);
}
