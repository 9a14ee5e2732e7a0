/** One measured figure and what it has to reach; a bench prints them as a table and fails when a limit is missed. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `ms`, `MB`, `%`, `×` and the like. */
  readonly unit: string;
  /** The value may not be above this; null: no upper limit. */
  readonly most: number | null;
  /** The value may not be below this; null: no lower limit. */
  readonly least: number | null;
}

/** An area of the bench: `bench/<area>.ts` exports it as `bench`. */
export type Bench = (options: readonly string[]) => Promise<readonly Figure[]>;
