import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { productEnvironment } from '../chat/start-product.ts';
import { startProcess } from '../chat/start-process.ts';
import type { Started } from '../chat/start-process.ts';
import { crowdReportSchema, modelReportSchema } from './protocol.ts';
import type { CrowdReport, ModelOptions, ModelReport } from './protocol.ts';
import { watchMemory } from './watch-memory.ts';
import type { Memory } from './watch-memory.ts';

/** Somebody in a process of its own who answers crowds. */
export interface Answerer {
  /** Has so many askers ask, at once unless told; resolves when all have their answers. */
  crowd(count: number, asking?: Asking): Promise<CrowdReport>;
  /** The most memory so far, of the process and of its children. */
  peak(): Promise<Memory>;
  close(): Promise<void>;
}

interface Asking {
  /** What each of them asks, by the number of the question; one that nobody else asks unless told. */
  readonly questions?: readonly number[];
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
/** Questions that nobody else asks; the numbers below are for those that are shared. */
let asked = 1_000;

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
  const memory = watchMemory(started.child.pid ?? 0);
  return {
    crowd(count, { questions, product = 'rm-5', within = 0 } = {}) {
      const own = () => Array.from({ length: count }, () => (asked += 1));
      return ask(started, { questions: questions ?? own(), product, within }, crowdReportSchema);
    },
    peak: () => memory.peak(),
    async close() {
      await memory.stop();
      await started.close();
    },
  };
}

async function ask<T>({ child }: Started, message: string | object, schema: z.ZodType<T>): Promise<T> {
  const reply: Promise<unknown[]> = once(child, 'message');
  child.send(message);
  return schema.parse((await reply)[0]);
}
