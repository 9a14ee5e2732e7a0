import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from '../../adapters/http/create-server.ts';
import { connectSlack } from '../../adapters/slack/connect-slack.ts';
import type { SlackConnection } from '../../adapters/slack/connect-slack.ts';
import { assemble } from '../../src/assemble.ts';
import { openDesk } from '../../src/delivery/open-desk.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import type { Metrics } from '../../src/insight/metrics.ts';
import { parseSettings } from '../../src/settings/parse-settings.ts';
import { systemClock } from '../../src/system-clock.ts';
import { startGemini } from './gemini/start-gemini.ts';
import type { Gemini } from './gemini/start-gemini.ts';
import type { Message } from './slack/state/messages.ts';
import type { Slack } from './slack/slack.ts';

/** The bot in this process: real Bolt, real engine with the sample catalog, a stand-in of the model. */
export interface SlackBot {
  readonly gemini: Gemini;
  readonly metrics: Metrics;
  readonly connection: SlackConnection;
  /** Where its HTTP server listens. */
  readonly address: string;
  /** Lines of its log. */
  readonly log: string[];
  close(): Promise<void>;
}

export type BotSettings = Readonly<Record<string, string>>;

/** The settings of a bot that connects by socket. */
export function socketSettings(slack: Slack): BotSettings {
  return { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
}

/** Starts the bot with these settings; those of the model and the folder are given. */
export async function startSlackBot(settings: BotSettings): Promise<SlackBot> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-slack-'));
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
  const connection = await connectSlack({ ...assembly, ...instruments, settings: parsed.settings, app, desk });
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

/** A catalog of three products: the RM-5, and two that are both called RM-7; each with the sample manual. */
async function makeCatalog(folder: string): Promise<string> {
  const product = (id: string, name: string, alias: string) => ({
    id,
    name: `Lindholm ${name}`,
    aliases: [alias],
    manuals: [{ title: "Owner's Manual", language: 'en', path: `${id}.pdf` }],
  });
  const products = [
    product('rm-5', 'RM-5', 'rm5'),
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

/** Everything that a message says: its text and the texts of its blocks. */
export function wordsOf(message: Message | undefined): string {
  if (message === undefined) return '';
  return [message.text, ...textsIn(message.blocks)].join('\n');
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'string' ? (name === 'text' || name === 'markdown_text' ? [part] : []) : textsIn(part),
  );
}
