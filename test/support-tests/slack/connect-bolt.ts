import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Slack } from '../../support/slack/slack.ts';
import { silence as logger } from './silence.ts';

/** The real Bolt over a socket, that comes back within about half a second and hears itself. Stop it at the end. */
export function boltOverSocket(slack: Slack): App {
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 500,
    logger,
    installerOptions: { clientOptions },
  });
  return new App({ receiver, token: slack.botToken, logger, clientOptions, ignoreSelf: false });
}

/** The real Bolt as an HTTP server, and the address that events go to. */
export async function boltOverHttp(slack: Slack, port: number): Promise<{ app: App; url: string }> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, port, logger });
  const app = new App({ receiver, token: slack.botToken, logger, clientOptions: { slackApiUrl: slack.apiUrl } });
  await app.start(port);
  return { app, url: `http://127.0.0.1:${port}/slack/events` };
}
