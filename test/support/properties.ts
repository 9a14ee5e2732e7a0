import fc from 'fast-check';

const { PROPERTY_SEED = '20251123' } = process.env;

// The same inputs in every run, so that a change is refused for what it does; `npm run check:properties` tries others.
fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
