import { HTTPReceiver } from '@slack/bolt';
import type { Logger, Receiver } from '@slack/bolt';
import { HscError } from '../../src/errors.ts';
import type { PartState } from '../../src/insight/health.ts';
import type { Settings } from '../../src/settings/schema.ts';
import type { SlackOptions } from './connect-slack.ts';
import type { Team } from './inbound/inbound.ts';
import { addInstallRoutes } from './install/install-routes.ts';
import { createInstallationStore } from './install/installation-store.ts';
import { installedTokens } from './install/installed-tokens.ts';
import { eventsPath, mountHttp } from './mount-http.ts';
import { createSockets } from './socket/create-sockets.ts';

/** The way that events come in, and the tokens that answers go out with. */
export interface Gate {
  readonly receiver: Receiver;
  readonly state: () => PartState;
  /** The bot's token in a workspace, or null. */
  readonly tokenOf: (team: Team) => Promise<string | null>;
  /** The app was removed from the workspace. */
  readonly forget: (team: Team) => Promise<void>;
  start(): Promise<void>;
  /** Takes nothing more. */
  stop(): Promise<void>;
}

/** By socket when there is a token for one, else by HTTP: for one workspace, or for all that install the app. */
export function openGate(options: SlackOptions, logger: Logger): Gate {
  const { settings } = options;
  if (settings.SLACK_CLIENT_ID !== null) return openInstallable(options, logger);
  return settings.SLACK_APP_TOKEN === null ? openHttp(options, logger) : openSocket(options, logger);
}

function openSocket({ settings, clock, metrics, log }: SlackOptions, logger: Logger): Gate {
  metrics.up.set({ part: 'slack' }, 0);
  const sockets = createSockets({
    appToken: settings.SLACK_APP_TOKEN ?? '',
    apiUrl: settings.SLACK_API_URL,
    logger,
    clock,
    onState(state, detail) {
      metrics.up.set({ part: 'slack' }, state === 'up' ? 1 : 0);
      log.info({ event: 'slack_state', state, detail });
    },
  });
  return {
    ...oneWorkspace(settings),
    receiver: sockets,
    state: () => sockets.state,
    start: () => sockets.start(),
    stop: () => sockets.stop(),
  };
}

function openHttp(options: SlackOptions, logger: Logger): Gate {
  const receiver = new HTTPReceiver({
    signingSecret: options.settings.SLACK_SIGNING_SECRET ?? '',
    endpoints: eventsPath,
    logger,
  });
  return { ...oneWorkspace(options.settings), ...byHttp(receiver, options) };
}

function openInstallable(options: SlackOptions, logger: Logger): Gate {
  const { settings, redis, app, log } = options;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = settings;
  const { SLACK_API_URL: apiUrl, SLACK_SIGNING_SECRET: signingSecret } = settings;
  if (redis === null) throw new HscError('setting-wrong', 'SLACK_CLIENT_ID needs REDIS_URL; set it.');
  if (clientId === null || clientSecret === null || stateSecret === null) {
    throw new HscError('setting-wrong', 'SLACK_CLIENT_ID needs SLACK_CLIENT_SECRET and SLACK_STATE_SECRET; set them.');
  }
  const installationStore = createInstallationStore(redis, stateSecret);
  const receiver = new HTTPReceiver({
    signingSecret: signingSecret ?? '',
    endpoints: eventsPath,
    logger,
    clientId,
    clientSecret,
    stateSecret,
    installationStore,
    installerOptions: {
      directInstall: true,
      clientOptions: { ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }), retryConfig: { retries: 2 } },
      ...(apiUrl === null ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
    },
  });
  const { installer } = receiver;
  if (installer === undefined) throw new Error('Bolt made no installer');
  addInstallRoutes(app, installer, {
    installed({ team, enterprise }) {
      log.info({ event: 'slack_installed', team: team?.id ?? null, enterprise: enterprise?.id ?? null });
    },
    failed(error) {
      log.warn({ event: 'slack_not_installed', detail: error.message });
    },
  });
  return {
    ...byHttp(receiver, options),
    tokenOf: installedTokens(installer),
    async forget({ team, enterprise }) {
      const query =
        enterprise === null
          ? { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false }
          : { teamId: undefined, enterpriseId: enterprise, isEnterpriseInstall: true };
      await installationStore.deleteInstallation?.(query);
      log.info({ event: 'slack_uninstalled', team, enterprise });
    },
  };
}

function oneWorkspace({ SLACK_BOT_TOKEN }: Settings): Pick<Gate, 'tokenOf' | 'forget'> {
  return { tokenOf: () => Promise.resolve(SLACK_BOT_TOKEN), forget: () => Promise.resolve() };
}

/** Bolt would start a server of its own; its routes hang on the one that is there. */
function byHttp(
  http: HTTPReceiver,
  { app, metrics }: SlackOptions,
): Pick<Gate, 'receiver' | 'state' | 'start' | 'stop'> {
  let open = false;
  mountHttp(app, http, () => open);
  const become = (next: boolean): Promise<void> => {
    open = next;
    metrics.up.set({ part: 'slack' }, next ? 1 : 0);
    return Promise.resolve();
  };
  return {
    receiver: {
      init: (bolt) => {
        http.init(bolt);
      },
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
    state: () => (open ? 'up' : 'degraded'),
    start: () => become(true),
    stop: () => become(false),
  };
}
