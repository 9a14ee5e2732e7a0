/** The stand-in of Discord as a process of its own; the command line is that of any stand-in. */
import { z } from 'zod';
import { readStart } from '../stand-in/serve-stand-in.ts';
import { startDiscord } from './start-discord.ts';

const optionsSchema = z.strictObject({
  latency: z.number().optional(),
  rates: z.boolean().optional(),
  heartbeat: z.number().optional(),
  ackTimeout: z.number().optional(),
  tokenLife: z.number().optional(),
  identifyEvery: z.number().optional(),
  sessionLife: z.number().optional(),
  attachmentLife: z.number().optional(),
  guildsElsewhere: z.number().optional(),
});

const start = readStart();
const set = Object.fromEntries(
  Object.entries(optionsSchema.parse(start.options)).filter(([, value]) => value !== undefined),
);
const discord = await startDiscord({ ...set, port: start.port });
await start.serve(discord, discord.apiUrl);
