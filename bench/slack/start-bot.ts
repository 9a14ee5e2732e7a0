import { fileURLToPath } from 'node:url';
import { createInstallationStore } from '../../adapters/slack/install/installation-store.ts';
import { scopes } from '../../adapters/slack/start-check/needs.ts';
import { connectRedis } from '../../src/redis/connect-redis.ts';
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

const stateSecret = 'a secret of the bench for the state';
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
          SLACK_STATE_SECRET: stateSecret,
          SLACK_SIGNING_SECRET: slack.signingSecret,
        };
  if (redisUrl !== null && teams.length > 1) await install(slack, teams, redisUrl);
  const redis: Environment = redisUrl === null ? {} : { REDIS_URL: redisUrl };
  const env = { ...productEnvironment(geminiUrl, folder), ...ways, ...redis, SLACK_API_URL: slack.apiUrl };
  const { bot, address } = await startProduct(env, folder);
  if (teams.length > 1) await slack.deliverTo(`${address}/slack/events`);
  return bot;
}

/** Keeps the installations as the product does: its own route takes no fifty of them in a minute from one address. */
async function install(slack: RemoteSlack, teams: readonly string[], redisUrl: string): Promise<void> {
  const redis = connectRedis(redisUrl);
  try {
    await redis.untilReady(5_000);
    // Slack is a new one in every round, and names things as the one before did.
    await redis.run((commands) => commands.flushdb());
    const store = createInstallationStore(redis, stateSecret);
    for (const id of teams) {
      const { botToken, botUser, botId } = await slack.installation(id);
      await store.storeInstallation({
        team: { id },
        enterprise: undefined,
        bot: { token: botToken, scopes: [...scopes], id: botId, userId: botUser },
        user: { id: slack.ann, token: undefined, scopes: undefined },
        ...{ isEnterpriseInstall: false, tokenType: 'bot', authVersion: 'v2' },
      });
    }
  } finally {
    await redis.close();
  }
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
