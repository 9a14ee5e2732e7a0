/** Values of one label that name what is in a catalog of any size. */
export interface BoundedLabels {
  /** The value itself for the first ones that come, `other` for the rest. */
  of(value: string): string;
}

/** @param most how many values have series of their own */
export function createBoundedLabels(most: number): BoundedLabels {
  const known = new Set<string>();
  return {
    of(value) {
      if (known.has(value)) return value;
      if (known.size >= most) return 'other';
      known.add(value);
      return value;
    },
  };
}
