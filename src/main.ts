import { createServer } from '../adapters/http/create-server.ts';
import { addOperations } from '../adapters/http/operations.ts';
import { connectDiscord, wantsDiscord } from '../adapters/discord/connect-discord.ts';
import { connectSlack, wantsSlack } from '../adapters/slack/connect-slack.ts';
import { startScreen } from '../adapters/terminal/start-screen.ts';
import { playground } from '../adapters/web/playground.ts';
import { assemble } from './assemble.ts';
import type { Instruments } from './assemble.ts';
import { readSettings, readTraceSettings } from './config.ts';
import { openDesk } from './delivery/open-desk.ts';
import { HscError } from './errors.ts';
import { readiness } from './insight/health.ts';
import { createLog } from './insight/log.ts';
import type { Log } from './insight/log.ts';
import { createMetrics } from './insight/metrics.ts';
import { secretsOf } from './settings/parse-settings.ts';
import type { Settings } from './settings/schema.ts';
import { systemClock } from './system-clock.ts';
import type { Traces } from './trace/start-traces.ts';

const { stdout, stderr } = process;

/** How long running answers get after SIGTERM, in milliseconds: orchestrators kill after 30 s. */
const graceful = 25_000;
/** How much of it running answers get; the rest is for giving them away and closing everything behind them. */
const farewell = 15_000;

const { settings, faults, hints } = readSettings();
const tracing = readTraceSettings();
for (const sentence of [...hints, ...tracing.hints, ...faults]) stderr.write(`${sentence}\n`);
if (settings === null) process.exitCode = 1;
else await start(settings);

async function start(settings: Settings): Promise<void> {
  const log = createLog(settings.LOG_LEVEL, secretsOf(settings), (line) => stdout.write(line));
  const instruments = { log, metrics: createMetrics(), clock: systemClock };
  try {
    await serve(settings, instruments);
  } catch (error) {
    const sentence = startFailure(error, settings);
    if (sentence === null) throw error;
    stderr.write(`${sentence}\n`);
    process.exit(1);
  }
}

async function serve(settings: Settings, instruments: Instruments): Promise<void> {
  const { log, metrics } = instruments;
  const traces = await openTraces(log);
  const assembly = await assemble(settings, instruments);
  for (const fault of assembly.faults) log.warn({ event: 'catalog_fault', ...fault });
  const { desk, ...delivery } = await openDesk({ ...instruments, settings, redis: assembly.redis });
  const app = createServer();
  const slack = wantsSlack(settings) ? await connectSlack({ ...assembly, ...instruments, settings, app, desk }) : null;
  const discord = wantsDiscord(settings)
    ? await connectDiscord({ ...assembly, ...instruments, settings, app, desk })
    : null;
  for (const sentence of [...(slack?.faults ?? []), ...(discord?.faults ?? [])]) stderr.write(`${sentence}\n`);
  desk.start();
  const parts = [
    ...assembly.parts,
    ...delivery.parts,
    ...[slack?.part, discord?.part].filter((part) => part !== undefined),
  ];
  addOperations(app, { readiness: () => readiness(parts), metrics, metricsToken: settings.METRICS_TOKEN });
  const withPlayground = wantsPlayground(settings);
  if (withPlayground) playground(app, { engine: assembly.engine, catalog: assembly.catalog, clock: systemClock });
  const address = await app.listen({ host: settings.HOST, port: settings.PORT });
  stderr.write(
    startScreen(settings, {
      address,
      playground: withPlayground,
      products: assembly.catalog.products.length,
      faults: assembly.faults.length,
      redisReady: assembly.redis?.state === 'ready',
      slack: slack === null ? 'off' : slack.part.state(),
      discord: discord === null ? 'off' : discord.part.state(),
      discordInvite: discord?.inviteLink ?? null,
    }),
  );
  onceAskedToStop(async (signalName) => {
    log.info({ event: 'stopping', signal: signalName });
    await Promise.all([slack?.close(farewell), discord?.close(farewell), desk.close(farewell)]);
    await app.close();
    await delivery.close();
    await assembly.close();
    await traces?.close();
  });
}

/** The packages that traces need are loaded where they are wanted alone. */
async function openTraces(log: Log): Promise<Traces | null> {
  if (tracing.settings === null) return null;
  const { startTraces } = await import('./trace/start-traces.ts');
  return startTraces(tracing.settings, {
    clock: systemClock,
    onState(state, detail) {
      log[state === 'failing' ? 'warn' : 'info']({ event: 'traces_state', state, detail });
    },
  });
}

function wantsPlayground({ PLAYGROUND, SLACK_BOT_TOKEN, SLACK_CLIENT_ID, DISCORD_TOKEN }: Settings): boolean {
  if (PLAYGROUND !== null) return PLAYGROUND === 'on';
  return SLACK_BOT_TOKEN === null && SLACK_CLIENT_ID === null && DISCORD_TOKEN === null;
}

/** The first SIGTERM or SIGINT stops in order and exits with 0; a second one, or too long a wait, ends it at once. */
function onceAskedToStop(stop: (signalName: string) => Promise<void>): void {
  let stopping = false;
  for (const signalName of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signalName, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(1), graceful).unref();
      stop(signalName).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

/** What keeps the product from starting, in one sentence; null for what nobody expects. */
function startFailure(error: unknown, { HOST, PORT }: Settings): string | null {
  if (error instanceof HscError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'EADDRINUSE') return `PORT is ${PORT} and something else listens there; set PORT to another one.`;
  if (error.code === 'EACCES') return `PORT is ${PORT} and this user may not listen there; set PORT to 1024 or above.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `HOST is "${HOST}", which is no address of this machine; set HOST to 127.0.0.1 or 0.0.0.0.`;
  }
  return null;
}
