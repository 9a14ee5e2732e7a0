import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { systemClock } from '../src/system-clock.ts';

test('a sleep ends after its time, and leaves nothing on the signal', async () => {
  const { signal } = new AbortController();
  const start = performance.now();
  await systemClock.sleep(30, signal);
  // Timers may fire a millisecond early.
  expect(performance.now() - start).toBeGreaterThanOrEqual(29);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test("a sleep that is called off rejects at once with the signal's reason", async () => {
  const stop = new AbortController();
  const start = performance.now();
  const sleeping = systemClock.sleep(60_000, stop.signal);
  stop.abort('a reason of any kind');
  await expect(sleeping).rejects.toBe('a reason of any kind');
  await expect(systemClock.sleep(60_000, stop.signal)).rejects.toBe('a reason of any kind');
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('time is that of the machine', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1_000);
});
