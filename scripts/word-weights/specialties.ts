/** The most frequent words, which every text has some of. */
const COMMON = 3_000;
/** So many of them are compared with each word, the nearest ones. */
const NEAREST = 100;

/**
 * How special the words are whose vectors are given, the most frequent ones first: 0 for the one that is nearest to the
 * words of any text, as `even`, 1 for the one that is farthest from them. By the mean cosine of its nearest common words.
 */
export function specialties(vectors: readonly (readonly number[])[]): readonly number[] {
  const units = vectors.map(unit);
  const common = units.slice(0, COMMON);
  const nearnesses = units.map((one) => {
    const cosines = Float64Array.from(common, (other) => (other === one ? -1 : dot(one, other))).sort();
    const nearest = cosines.subarray(-NEAREST);
    return nearest.reduce((sum, cosine) => sum + cosine, 0) / nearest.length;
  });
  const [least, most] = nearnesses.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [1, -1]);
  return nearnesses.map((one) => (most === least ? 0 : (most - one) / (most - least)));
}

function unit(vector: readonly number[]): Float64Array {
  const length = Math.hypot(...vector);
  return Float64Array.from(vector, (value) => value / length);
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place += 1) sum += (one[place] ?? 0) * (other[place] ?? 0);
  return sum;
}
