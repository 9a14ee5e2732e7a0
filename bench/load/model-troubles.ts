import type { Figure } from '../figure.ts';
import { share } from './spread.ts';
import { startBot, startModel } from './start.ts';

const askers = 50;
const quick = { milliseconds: 1_500, refuseEvery: 0 };

/** Answers although the model answers every tenth call with 503; fifty a round. */
export async function measureRefusals(folder: string, rounds: number): Promise<Figure[]> {
  const model = await startModel({ ...quick, refuseEvery: 10 });
  const bot = await startBot(model.baseUrl, folder);
  try {
    let answered = 0;
    for (let round = 0; round < rounds; round += 1) answered += share(await bot.crowd(askers), 'answered') / rounds;
    const calls = (await model.report()).length / (rounds * askers);
    return [
      { name: '503 on every tenth call: answered', value: answered * 100, unit: '%', most: null, least: 99.5 },
      { name: '503 on every tenth call: calls for a question', value: calls, unit: '×', most: 1.15, least: null },
    ];
  } finally {
    await bot.close();
    await model.close();
  }
}

/** Nobody listens where the model was: people get the passages. */
export async function measureModelGone(folder: string): Promise<Figure[]> {
  const model = await startModel(quick);
  const bot = await startBot(model.baseUrl, folder);
  try {
    await bot.crowd(2);
    await model.close();
    const report = await bot.crowd(askers);
    const longest = Math.max(...report.answers.map(({ askedAt, endedAt }) => endedAt - askedAt));
    return [
      {
        name: 'model gone: told with passages',
        value: share(report, 'extractive') * 100,
        unit: '%',
        most: null,
        least: 100,
      },
      { name: 'model gone: told after, the slowest', value: longest / 1_000, unit: 's', most: 5, least: null },
    ];
  } finally {
    await bot.close();
  }
}
