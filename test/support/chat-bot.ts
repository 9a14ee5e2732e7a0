import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from '../../adapters/http/create-server.ts';
import { assemble } from '../../src/assemble.ts';
import type { Instruments } from '../../src/assemble.ts';
import { openDesk } from '../../src/delivery/open-desk.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import type { Metrics } from '../../src/insight/metrics.ts';
import { parseSettings } from '../../src/settings/parse-settings.ts';
import type { Settings } from '../../src/settings/schema.ts';
import { systemClock } from '../../src/system-clock.ts';
import { startGemini } from './gemini/start-gemini.ts';
import type { Gemini } from './gemini/start-gemini.ts';

/** The bot in this process: real client of the platform, real engine with the sample catalog, a stand-in of the model. */
export interface ChatBot<Connection> {
  readonly gemini: Gemini;
  readonly metrics: Metrics;
  readonly connection: Connection;
  /** Where its HTTP server listens. */
  readonly address: string;
  /** Lines of its log. */
  readonly log: string[];
  close(): Promise<void>;
}

export type BotSettings = Readonly<Record<string, string>>;

/** What a connection to a platform is given. */
type Given = Awaited<ReturnType<typeof assemble>> &
  Instruments & {
    readonly settings: Settings;
    readonly app: ReturnType<typeof createServer>;
    readonly desk: Awaited<ReturnType<typeof openDesk>>['desk'];
  };

/** Starts the bot with these settings; those of the model and the folder are given. */
export async function startChatBot<Connection extends { close(milliseconds: number): Promise<void> }>(
  settings: BotSettings,
  connect: (given: Given) => Promise<Connection>,
): Promise<ChatBot<Connection>> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-bot-'));
  const catalog = await makeCatalog(folder);
  const gemini = await startGemini();
  const parsed = parseSettings({
    DATA_DIR: join(folder, 'data'),
    CATALOG: catalog,
    GEMINI_API_KEY: 'test-key',
    LIMIT_PERSON: '10000/1m',
    LIMIT_WORKSPACE: '10000/1m',
    GEMINI_BASE_URL: gemini.baseUrl,
    ...settings,
  });
  if (parsed.settings === null) throw new Error(parsed.faults.join('\n'));
  const lines: string[] = [];
  const log = createLog('debug', [], (line) => lines.push(line));
  const instruments = { log, metrics: createMetrics(), clock: systemClock };
  const assembly = await assemble(parsed.settings, instruments);
  const { desk, ...delivery } = await openDesk({ ...instruments, settings: parsed.settings, redis: assembly.redis });
  const app = createServer();
  const connection = await connect({ ...assembly, ...instruments, settings: parsed.settings, app, desk });
  desk.start();
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    gemini,
    metrics: instruments.metrics,
    connection,
    address,
    log: lines,
    async close() {
      await connection.close(1_000);
      await desk.close(1_000);
      await delivery.close();
      await app.close();
      await Promise.all([assembly.close(), gemini.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A catalog of three products: the RM-5 with an accessory, and two that are both called RM-7; each with the sample manual. */
async function makeCatalog(folder: string): Promise<string> {
  const product = (id: string, name: string, alias: string) => ({
    id,
    name: `Lindholm ${name}`,
    aliases: [alias],
    manuals: [{ title: "Owner's Manual", language: 'en', path: `${id}.pdf` }],
  });
  const products = [
    { ...product('rm-5', 'RM-5', 'rm5'), accessories: [{ id: 'ph-2', name: 'Lindholm PH-2' }] },
    product('rm-7-stage', 'RM-7 Stage', 'rm-7'),
    product('rm-7-studio', 'RM-7 Studio', 'rm-7'),
  ];
  for (const { id } of products) await copyFile('catalog/samples/lindholm-rm-5.pdf', join(folder, `${id}.pdf`));
  await writeFile(
    join(folder, 'catalog.json'),
    JSON.stringify({ brand: { id: 'lindholm', name: 'Lindholm' }, products }),
  );
  return join(folder, 'catalog.json');
}
