import { isTime } from '../figure.ts';
import type { Figure } from '../figure.ts';

/** Of so many rounds, the least of each time and the worst of everything else. */
export async function bestOf(rounds: number, measure: () => Promise<readonly Figure[]>): Promise<Figure[]> {
  const all: (readonly Figure[])[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  return (all[0] ?? []).map((figure) => ({ ...figure, value: pick(figure, all.flat()) }));
}

function pick(figure: Figure, all: readonly Figure[]): number | null {
  const values = all.flatMap(({ name, value }) => (name === figure.name && value !== null ? [value] : []));
  if (values.length === 0) return null;
  return isTime(figure) || figure.least !== null ? Math.min(...values) : Math.max(...values);
}
