import { fileURLToPath } from 'node:url';
import type { Bot } from './stage.ts';
import { startProcess } from './start-process.ts';

const productFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const catalog = fileURLToPath(new URL('../../catalog', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

/** As people start it; nothing but the limits on askers is set apart from where everything is. */
export function productEnvironment(geminiUrl: string, folder: string): Environment {
  return {
    ...{ HOST: '127.0.0.1', PORT: '0', PLAYGROUND: 'off', LOG_LEVEL: 'warn' },
    ...{ GEMINI_API_KEY: 'bench', GEMINI_BASE_URL: geminiUrl, CATALOG: catalog, DATA_DIR: folder },
    ...{ MODEL_REQUESTS_PER_MINUTE: '100000', MODEL_TOKENS_PER_MINUTE: '1000000000' },
    ...{ LIMIT_PERSON: '1000/1m', LIMIT_WORKSPACE: '100000/1m' },
  };
}

/** Starts the product in a process of its own; gives where its HTTP server listens, too. */
export async function startProduct(env: Environment, cwd: string): Promise<{ bot: Bot; address: string }> {
  const { child, line, close } = await startProcess(productFile, {
    ...{ cwd, env },
    ready: { on: 'stderr', pattern: /is running on http/u },
  });
  return { bot: { pid: child.pid ?? 0, close }, address: /http:\S+/u.exec(line)?.[0] ?? '' };
}
