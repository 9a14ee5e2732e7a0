import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readCost } from '../chat/process-cost.ts';
import { productEnvironment } from '../chat/start-product.ts';
import { startProcess } from '../chat/start-process.ts';
import type { Started } from '../chat/start-process.ts';
import { crowdReportSchema, modelReportSchema } from './protocol.ts';
import type { CrowdReport, ModelOptions, ModelReport } from './protocol.ts';

/** Somebody in a process of its own who answers crowds. */
export interface Answerer {
  /** Has so many askers ask, at once unless told; resolves when all have their answers. */
  crowd(count: number, asking?: Asking): Promise<CrowdReport>;
  /** The most memory of the process so far, without its children. MB. */
  peak(): Promise<number>;
  close(): Promise<void>;
}

interface Asking {
  readonly product?: string;
  /** The time over which they ask. Milliseconds. */
  readonly within?: number;
}

export interface LoadModel {
  readonly baseUrl: string;
  /** The requests since this was asked last. */
  report(): Promise<ModelReport>;
  close(): Promise<void>;
}

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** Each asker of a run is somebody else. */
let asked = 0;

export async function startModel(options: ModelOptions): Promise<LoadModel> {
  const started = await startProcess(fileOf('model-process.ts'), {
    args: [JSON.stringify(options)],
    ready: { on: 'stdout', pattern: /baseUrl/u },
  });
  const { baseUrl } = z.object({ baseUrl: z.url() }).parse(JSON.parse(started.line));
  return { baseUrl, report: () => ask(started, 'report', modelReportSchema), close: () => started.close() };
}

/** The product, with these settings beside the usual ones of a bench. */
export async function startBot(
  geminiUrl: string,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Answerer> {
  const all = { ...productEnvironment(geminiUrl, folder), LIMIT_WORKSPACE: '900000/1m', ...settings };
  return answererOf(
    await startProcess(fileOf('bot-process.ts'), {
      args: [JSON.stringify({ settings: all })],
      env: { NODE_OPTIONS: '--expose-gc' },
      ready: { on: 'stdout', pattern: /^ready$/u },
    }),
  );
}

/** The bare loop. @param characters of its prompts */
export async function startBare(geminiUrl: string, characters: number): Promise<Answerer> {
  return answererOf(
    await startProcess(fileOf('bare-process.ts'), {
      args: [JSON.stringify({ geminiUrl, characters })],
      ready: { on: 'stdout', pattern: /^ready$/u },
    }),
  );
}

function answererOf(started: Started): Answerer {
  return {
    crowd(count, { product = 'rm-5', within = 0 } = {}) {
      const askers = Array.from({ length: count }, () => (asked += 1));
      return ask(started, { askers, product, within }, crowdReportSchema);
    },
    peak: async () => (await readCost(started.child.pid ?? 0))?.memory ?? 0,
    close: () => started.close(),
  };
}

async function ask<T>({ child }: Started, message: string | object, schema: z.ZodType<T>): Promise<T> {
  const reply: Promise<unknown[]> = once(child, 'message');
  child.send(message);
  return schema.parse((await reply)[0]);
}
