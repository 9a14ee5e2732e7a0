import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Case } from './case.ts';
import { modelStreamsSchema } from './model-options.ts';
import type { ModelOptions, ModelStream } from './model-options.ts';
import { startProcess } from './start-process.ts';

/** A stand-in of the model in another process. */
export interface Model {
  readonly baseUrl: string;
  /** What it has sent so far, a stream for each request. */
  streams(): Promise<readonly ModelStream[]>;
  close(): Promise<void>;
}

const file = fileURLToPath(new URL('model-process.ts', import.meta.url));

/** A model for the case, which breaks its connections where that is the trouble. */
export async function spawnModelFor({ characters, milliseconds, trouble }: Case): Promise<Model> {
  const resets = { 'reset-before': 'before', 'reset-middle': 'middle' } as const;
  const reset = trouble === 'reset-before' || trouble === 'reset-middle' ? resets[trouble] : 'never';
  return await spawnModel({ characters, milliseconds, reset });
}

async function spawnModel(options: ModelOptions): Promise<Model> {
  const { child, line, close } = await startProcess(file, {
    args: [JSON.stringify(options)],
    ready: { on: 'stdout', pattern: /baseUrl/u },
  });
  const { baseUrl } = z.object({ baseUrl: z.url() }).parse(JSON.parse(line));
  return {
    baseUrl,
    async streams() {
      const reply: Promise<unknown[]> = once(child, 'message');
      child.send('streams');
      return modelStreamsSchema.parse((await reply)[0]);
    },
    close,
  };
}
