import { readGaps } from '../../src/insight/gaps.ts';
import { oneLine } from './one-line.ts';
import { withRedis } from './with-redis.ts';

// npm run gaps [-- PRODUCT]: what the manuals didn't answer, what was asked most often first.
const [product] = process.argv.slice(2);
await withRedis(async (commands) => {
  const gaps = await readGaps(commands, product ?? null, new AbortController().signal);
  for (const { times, lastDay, productId, question } of gaps) {
    process.stdout.write(`${String(times).padStart(5)}  ${lastDay}  ${oneLine(productId)}  ${oneLine(question)}\n`);
  }
  return gaps.length === 0 ? 'The manuals answered everything that was asked.' : `${gaps.length} questions.`;
});
