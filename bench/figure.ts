/** One measured figure and what it has to reach; a bench prints them as a table and fails when a limit is missed. */
export interface Figure {
  readonly name: string;
  /** Null: it can't be measured on this system, and isn't judged. */
  readonly value: number | null;
  /** `ms`, `MB`, `%`, `×` and the like. */
  readonly unit: string;
  /** The value may not be above this; null: no upper limit. */
  readonly most: number | null;
  /** The value may not be below this; null: no lower limit. */
  readonly least: number | null;
}

/** A time; it depends on the machine, and on what else that has to do. */
export function isTime({ unit }: Figure): boolean {
  return ['ms', 's', 'ms/MB'].includes(unit);
}

/** An area of the bench: `bench/<area>.ts` exports it as `bench`. */
export type Bench = (options: readonly string[]) => Promise<readonly Figure[]>;
