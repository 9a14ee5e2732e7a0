const { PROPERTY_SEED } = process.env;

/** The seed of a run whose inputs nobody has tried: the one that is given, to see a run again, else a new one. */
export const freshSeed = PROPERTY_SEED ?? String(Date.now() % 2 ** 31);
