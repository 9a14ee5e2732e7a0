import { expect, it } from 'vitest';
import { whileLoading } from '../src/while-loading.ts';

async function collect<P, R>(loading: AsyncGenerator<P, R>): Promise<{ progress: P[]; result: R }> {
  const progress: P[] = [];
  for (;;) {
    const step = await loading.next();
    if (step.done === true) return { progress, result: step.value };
    progress.push(step.value);
  }
}

it('gives what was reported and then the result', async () => {
  const gate = Promise.withResolvers<undefined>();
  const loading = whileLoading<number, string>(async (report) => {
    report(1);
    await gate.promise;
    return 'text';
  });
  expect(await loading.next()).toEqual({ done: false, value: 1 });
  gate.resolve(undefined);
  expect(await loading.next()).toEqual({ done: true, value: 'text' });
});

it('keeps only the newest report while nobody reads', async () => {
  const { progress, result } = await collect(
    whileLoading<number, string>((report) => {
      for (let step = 1; step <= 1_000; step += 1) report(step);
      return Promise.resolve('text');
    }),
  );
  expect({ progress, result }).toEqual({ progress: [1_000], result: 'text' });
});

it('throws what the task throws, after its last report', async () => {
  const loading = whileLoading<number, string>((report) => {
    report(7);
    return Promise.reject(new Error('gone'));
  });
  expect(await loading.next()).toEqual({ done: false, value: 7 });
  await expect(loading.next()).rejects.toThrow('gone');
});

it('leaves no unhandled failure when its reader goes away', async () => {
  const gate = Promise.withResolvers<string>();
  const loading = whileLoading<number, string>((report) => {
    report(1);
    return gate.promise;
  });
  await loading.next();
  await loading.return('left');
  gate.reject(new Error('nobody hears this'));
  await expect(gate.promise).rejects.toThrow();
});
