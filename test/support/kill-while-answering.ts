import type { TestContext } from 'vitest';
import { forEver } from './gemini/speak-on.ts';
import type { Running } from './run-command.ts';
import { wordsOf } from './slack-bot.ts';
import { openSlackProcesses } from './slack-processes.ts';

/** What is killed, and when. */
interface Kill {
  /** How many are being answered. */
  readonly count: number;
  /** Of the processes, in the order of their start; the last but one is killed. */
  readonly roles: readonly string[];
  /** So many answers at least have been begun by then, and are finished in their messages. */
  readonly inPlace: number;
}

/** Kills a process that answers, and expects another one to finish its answers, once each, within 60 s. */
export async function killWhileAnswering(context: TestContext, { count, roles, inPlace }: Kill): Promise<void> {
  const { expect } = context;
  const bots = await openSlackProcesses(context);
  const processes: Running[] = [];
  bots.speak(forEver);
  for (const role of roles.slice(0, -1)) processes.push(await bots.start(role));
  const places = bots.ask(count);
  // Beyond what the workspace allows to be begun an answer has a status line and comes whole.
  await expect.poll(() => bots.gemini.requests.length, { timeout: 60_000 }).toBe(count);
  await expect.poll(() => bots.begun(places), { timeout: 60_000 }).toBeGreaterThanOrEqual(inPlace);
  processes.push(await bots.start(roles.at(-1) ?? ''));
  const first = places.map((place) => bots.answersAt(place)[0]?.ts);
  expect(bots.done(places)).toBe(0);
  bots.speak();
  processes.at(-2)?.child.kill('SIGKILL');
  const killedAt = Date.now();
  await expect.poll(() => bots.done(places), { timeout: 70_000 }).toBe(count);
  expect(Date.now() - killedAt).toBeLessThan(60_000);
  await expect.poll(() => places.filter((place) => bots.answersAt(place).length > 1), { timeout: 60_000 }).toEqual([]);
  bots.expectOneWholeAnswerEach(places);
  const finished = places.filter((place, index) => bots.answersAt(place)[0]?.ts === first[index]);
  expect(finished.length).toBeGreaterThanOrEqual(inPlace);
  expect(places.every((place) => bots.answersAt(place).some((one) => wordsOf(one).includes('I was interrupted')))).toBe(
    true,
  );
  expect(bots.slack.violations()).toEqual([]);
}
