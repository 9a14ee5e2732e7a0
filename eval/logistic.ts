/** A case: its signs, and whether what is looked for is so. */
export interface Case {
  readonly signs: readonly number[];
  readonly holds: boolean;
}

/** Weights of the signs, then what is always added. */
type Weights = readonly number[];

const STEPS = 50;
/** Keeps the weights finite where the signs tell everything. */
const RIDGE = 0.005;

/** The log odds that weights give to signs. */
export function logOdds(weights: Weights, signs: readonly number[]): number {
  return [...signs, 1].reduce((sum, sign, place) => sum + sign * (weights[place] ?? 0), 0);
}

/** Logistic regression by Newton's steps (Hastie et al., The Elements of Statistical Learning, 4.4.1), with a small ridge. */
export function fitLogistic(cases: readonly Case[]): Weights {
  const size = (cases[0]?.signs.length ?? 0) + 1;
  let weights: Weights = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const change = solve(...newtonStep(cases, weights));
    weights = weights.map((weight, place) => weight - (change[place] ?? 0));
  }
  return weights;
}

/** The second and the first derivatives of the loss. */
function newtonStep(cases: readonly Case[], weights: Weights): readonly [number[][], number[]] {
  const ridge = (place: number): number => (place < weights.length - 1 ? RIDGE : 0);
  const slope = weights.map((weight, place) => ridge(place) * weight);
  const bend = weights.map((_, row) => weights.map((__, at) => (row === at ? ridge(row) : 0)));
  for (const { signs, holds } of cases) {
    const chance = 1 / (1 + Math.exp(-logOdds(weights, signs)));
    const all = [...signs, 1];
    for (const [row, sign] of all.entries()) {
      slope[row] = (slope[row] ?? 0) + sign * (chance - (holds ? 1 : 0));
      const bends = bend[row] ?? [];
      for (const [at, other] of all.entries()) bends[at] = (bends[at] ?? 0) + sign * other * chance * (1 - chance);
    }
  }
  return [bend, slope];
}

/** The solution of a small, positive definite system of equations, by Gauss's elimination. */
function solve(matrix: readonly number[][], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, place) => [...row, right[place] ?? 0]);
  for (const [place, pivot] of rows.entries()) {
    for (const [other, row] of rows.entries()) {
      if (other === place) continue;
      const factor = (row[place] ?? 0) / (pivot[place] ?? 1);
      for (let at = place; at < row.length; at += 1) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return rows.map((row, place) => (row.at(-1) ?? 0) / (row[place] ?? 1));
}
