/** The stand-in of Slack as a process of its own; the command line is that of any stand-in. */
import { z } from 'zod';
import { readStart } from '../stand-in/serve-stand-in.ts';
import { startSlack } from './start-slack.ts';

const optionsSchema = z.strictObject({
  latency: z.number().optional(),
  rates: z.boolean().optional(),
  streamLife: z.number().optional(),
  ackTimeout: z.number().optional(),
  redeliverAfter: z.array(z.number()).optional(),
  holdWithoutSocket: z.number().optional(),
  triggerLife: z.number().optional(),
  responseUrlLife: z.number().optional(),
  mentionFiles: z.boolean().optional(),
});

const start = readStart();
const set = Object.fromEntries(
  Object.entries(optionsSchema.parse(start.options)).filter(([, value]) => value !== undefined),
);
const slack = await startSlack({ ...set, port: start.port });
await start.serve(slack, slack.apiUrl);
