import { fileURLToPath } from 'node:url';
import type { RemoteSlack } from '../../test/support/slack/spawn-slack.ts';
import type { PlainLoopSettings } from './plain-loop-settings.ts';
import { startProcess } from './start-process.ts';

/** Who answers: the product, or the plain loop beside it. */
export type Contestant = 'product' | 'plain';

export interface Bot {
  readonly pid: number;
  close(): Promise<void>;
}

export interface BotPlace {
  readonly slack: RemoteSlack;
  /** Address of the model. */
  readonly geminiUrl: string;
  /** The workspaces that the bot is to answer in. One: by its token and by socket; several: installed in each. */
  readonly teams: readonly string[];
  /** Needed for several workspaces. */
  readonly redisUrl: string | null;
  /** A folder for the product's texts, which a later start may find them in. */
  readonly folder: string;
}

const productFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const plainFile = fileURLToPath(new URL('plain-loop.ts', import.meta.url));
const catalog = fileURLToPath(new URL('../../catalog', import.meta.url));

export async function startBot(contestant: Contestant, place: BotPlace): Promise<Bot> {
  return contestant === 'product' ? startProduct(place) : startPlainLoop(place);
}

/** The product as people start it; nothing but the limits on askers is set apart from where everything is. */
async function startProduct({ slack, geminiUrl, teams, redisUrl, folder }: BotPlace): Promise<Bot> {
  const ways: Readonly<Record<string, string>> =
    teams.length === 1
      ? { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken }
      : {
          SLACK_CLIENT_ID: slack.clientId,
          SLACK_CLIENT_SECRET: slack.clientSecret,
          SLACK_STATE_SECRET: 'a secret of the bench for the state',
          SLACK_SIGNING_SECRET: slack.signingSecret,
        };
  const { child, line, close } = await startProcess(productFile, {
    cwd: folder,
    env: {
      ...ways,
      ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
      ...{ HOST: '127.0.0.1', PORT: '0', PLAYGROUND: 'off', LOG_LEVEL: 'warn' },
      ...{ SLACK_API_URL: slack.apiUrl, GEMINI_API_KEY: 'bench', GEMINI_BASE_URL: geminiUrl },
      ...{ CATALOG: catalog, DATA_DIR: folder },
      ...{ MODEL_REQUESTS_PER_MINUTE: '100000', MODEL_TOKENS_PER_MINUTE: '1000000000' },
      ...{ LIMIT_PERSON: '1000/1m', LIMIT_WORKSPACE: '100000/1m' },
    },
    ready: { on: 'stderr', pattern: /is running on http/u },
  });
  const address = /http:\S+/u.exec(line)?.[0] ?? '';
  if (teams.length > 1) {
    for (const team of teams) await install(address, team);
    await slack.deliverTo(`${address}/slack/events`);
  }
  return { pid: child.pid ?? 0, close };
}

/** Does what a browser does: the product sends it to Slack, Slack sends it back with a code. */
async function install(address: string, team: string): Promise<void> {
  const begun = await fetch(`${address}/slack/install`, { redirect: 'manual' });
  const authorize = new URL(begun.headers.get('location') ?? '');
  authorize.searchParams.set('team', team);
  const agreed = await fetch(authorize, { redirect: 'manual' });
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const installed = await fetch(agreed.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' });
  if (!installed.ok) throw new Error(`the product could not be installed: ${await installed.text()}`);
}

async function startPlainLoop({ slack, geminiUrl, teams }: BotPlace): Promise<Bot> {
  const installations = await Promise.all(teams.map((team) => slack.installation(team)));
  const settings: PlainLoopSettings = {
    apiUrl: slack.apiUrl,
    appToken: slack.appToken,
    geminiUrl,
    workspaces: installations.map(({ team, botToken, botUser, botId }) => ({
      ...{ team, botToken, botId },
      botUserId: botUser,
    })),
  };
  const { child, close } = await startProcess(plainFile, {
    args: [JSON.stringify(settings)],
    ready: { on: 'stdout', pattern: /^ready$/u },
  });
  return { pid: child.pid ?? 0, close };
}
