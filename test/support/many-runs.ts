// The file itself: vitest.properties.config.ts gives this module to whoever asks for fast-check.
import fc from '../../node_modules/fast-check/lib/fast-check.js';

const { PROPERTY_RUNS = '50' } = process.env;
/** Below the time-out of every test. Milliseconds. */
const longest = 15_000;

/** Lets every run pass once it is late: to interrupt one that waits would leave it behind for the next test. */
function passLate<T>(): fc.Plugin<T> {
  return () => {
    const end = performance.now() + longest;
    return { decorateRun: (run) => (value) => (performance.now() > end ? null : run(value)) };
  };
}

/** fast-check with many times the runs of each property, for as long as its test may take. */
export default {
  ...fc,
  assert<T>(property: fc.IRawProperty<T>, parameters: fc.Parameters<T> = {}): Promise<void> | void {
    return fc.assert(property, {
      ...parameters,
      numRuns: (parameters.numRuns ?? 100) * Number(PROPERTY_RUNS),
      ...(property.isAsync() ? { plugins: [passLate()] } : { interruptAfterTimeLimit: longest }),
    });
  },
};
