import { createInterface } from 'node:readline';
import { restoreLines } from '../../src/redis/backup.ts';
import { withRedis } from './with-redis.ts';

// npm run -s restore < backup.ndjson
await withRedis(async (commands) => {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
  const { restored, kept } = await restoreLines(commands, lines, new AbortController().signal);
  return `Restored ${restored} records, ${kept} were there already.`;
});
