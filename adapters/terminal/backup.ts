import { once } from 'node:events';
import { backupLines } from '../../src/redis/backup.ts';
import { withRedis } from './with-redis.ts';

// npm run -s backup > backup.ndjson
await withRedis(async (commands) => {
  let count = 0;
  for await (const line of backupLines(commands, new AbortController().signal)) {
    count += 1;
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  }
  return `Saved ${count} records.`;
});
