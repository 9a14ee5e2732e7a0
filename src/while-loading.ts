/**
 * Turns a task that reports progress into an iterable of what it reported, newest only, that returns the task's result.
 * When the reader stops early the task's own signal has to end it; its failure is then nobody's any more.
 */
export async function* whileLoading<Progress, Result>(
  start: (report: (progress: Progress) => void) => Promise<Result>,
): AsyncGenerator<Progress, Result, undefined> {
  let newest: { readonly progress: Progress } | null = null;
  let wake: () => void = () => undefined;
  let settled = false;
  const task = start((progress) => {
    newest = { progress };
    wake();
  });
  const watched = task.then(
    () => undefined,
    () => undefined,
  );
  void watched.then(() => {
    settled = true;
    wake();
  });
  for (;;) {
    const reported: { readonly progress: Progress } | null = takeNewest();
    if (reported !== null) yield reported.progress;
    else if (isSettled()) return await task;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }

  function takeNewest(): { readonly progress: Progress } | null {
    const taken = newest;
    newest = null;
    return taken;
  }
  function isSettled(): boolean {
    return settled;
  }
}
