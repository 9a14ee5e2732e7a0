/**
 * The stand-in as a process of its own: `node test/support/slack/main.ts --port 4001 --control-port 4002
 * --options '{"latency":40}'`. Says in one line of JSON where it can be reached, and ends when its input does.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startControl } from './control.ts';
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

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    options: { type: 'string', default: '{}' },
  },
});
const given = optionsSchema.parse(JSON.parse(values.options));
const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
const slack = await startSlack({ ...set, port: Number(values.port) });
const control = await startControl(slack, Number(values['control-port']));
process.stdout.write(`${JSON.stringify({ apiUrl: slack.apiUrl, control: control.url })}\n`);

// Whoever started it holds its input open: it doesn't outlive them.
process.stdin.resume();
process.stdin.on('end', () => {
  process.exit(0);
});
