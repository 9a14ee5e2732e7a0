/** So many sweeps over all pairs are more than a matrix of a hundred rows needs. */
const SWEEPS = 30;
const SMALLEST = 1e-12;

/**
 * The axes along which vectors differ most from nothing, the greatest first: the eigenvectors of the mean of their outer
 * products, by Jacobi's rotations (Golub and Van Loan, Matrix Computations, 8.5).
 */
export function principalAxes(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const size = vectors[0]?.length ?? 0;
  const matrix = meanOfProducts(vectors, size);
  const axes = Array.from({ length: size }, (_, row) => Float64Array.from({ length: size }, (__, at) => +(row === at)));
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (let p = 0; p < size; p += 1) {
      for (let q = p + 1; q < size; q += 1) rotate(matrix, axes, p, q);
    }
  }
  return axes
    .map((axis, at) => ({ axis: [...axis], value: matrix[at]?.[at] ?? 0 }))
    .sort((one, other) => other.value - one.value)
    .map(({ axis }) => axis);
}

function meanOfProducts(vectors: readonly (readonly number[])[], size: number): readonly Float64Array[] {
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (const vector of vectors) {
    for (const [row, values] of matrix.entries()) {
      const share = (vector[row] ?? 0) / vectors.length;
      for (let at = 0; at < size; at += 1) values[at] = (values[at] ?? 0) + share * (vector[at] ?? 0);
    }
  }
  return matrix;
}

/** Turns the axes p and q so that the matrix has nothing between them. */
function rotate(matrix: readonly Float64Array[], axes: readonly Float64Array[], p: number, q: number): void {
  const between = matrix[p]?.[q] ?? 0;
  if (Math.abs(between) < SMALLEST) return;
  const theta = ((matrix[q]?.[q] ?? 0) - (matrix[p]?.[p] ?? 0)) / (2 * between);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const turn = { cosine, sine: tangent * cosine };
  for (const row of matrix) mix(row, row, { first: p, second: q, ...turn });
  mixRows(matrix, p, q, turn);
  mixRows(axes, p, q, turn);
}

interface Turn {
  readonly cosine: number;
  readonly sine: number;
}

function mixRows(rows: readonly Float64Array[], p: number, q: number, turn: Turn): void {
  const [one, other] = [rows[p], rows[q]];
  if (one === undefined || other === undefined) return;
  for (let at = 0; at < one.length; at += 1) mix(one, other, { first: at, second: at, ...turn });
}

interface Places extends Turn {
  readonly first: number;
  readonly second: number;
}

function mix(one: Float64Array, other: Float64Array, { first, second, cosine, sine }: Places): void {
  const [a, b] = [one[first] ?? 0, other[second] ?? 0];
  one[first] = cosine * a - sine * b;
  other[second] = sine * a + cosine * b;
}
