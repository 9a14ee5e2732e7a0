import { fileURLToPath } from 'node:url';
import type { RemoteSlack } from '../../test/support/slack/spawn-slack.ts';
import type { Bot, Contestant } from '../chat/stage.ts';
import type { PlainLoopSettings } from './plain-loop-settings.ts';
import { productEnvironment, startProduct } from '../chat/start-product.ts';
import type { Environment } from '../chat/start-product.ts';
import { startProcess } from '../chat/start-process.ts';

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

const plainFile = fileURLToPath(new URL('plain-loop.ts', import.meta.url));

export async function startBot(contestant: Contestant, place: BotPlace): Promise<Bot> {
  return contestant === 'product' ? startSlackProduct(place) : startPlainLoop(place);
}

async function startSlackProduct({ slack, geminiUrl, teams, redisUrl, folder }: BotPlace): Promise<Bot> {
  const ways: Environment =
    teams.length === 1
      ? { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken }
      : {
          SLACK_CLIENT_ID: slack.clientId,
          SLACK_CLIENT_SECRET: slack.clientSecret,
          SLACK_STATE_SECRET: 'a secret of the bench for the state',
          SLACK_SIGNING_SECRET: slack.signingSecret,
        };
  const redis: Environment = redisUrl === null ? {} : { REDIS_URL: redisUrl };
  const env = { ...productEnvironment(geminiUrl, folder), ...ways, ...redis, SLACK_API_URL: slack.apiUrl };
  const { bot, address } = await startProduct(env, folder);
  if (teams.length > 1) {
    for (const team of teams) await install(address, team);
    await slack.deliverTo(`${address}/slack/events`);
  }
  return bot;
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
