import type { HTTPReceiver, Installation } from '@slack/bolt';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { limitRate } from '../../http/limit-rate.ts';
import { scopes } from '../start-check/needs.ts';

type Installer = NonNullable<HTTPReceiver['installer']>;

/** Of one address within a minute. */
const mostRequests = 60;
const redirectPath = '/slack/oauth_redirect';

/** `/slack/install` and `/slack/oauth_redirect`: somebody installs the app in a workspace. */
export function addInstallRoutes(
  app: FastifyInstance,
  installer: Installer,
  on: { readonly installed: (installation: Installation) => void; readonly failed: (error: Error) => void },
): void {
  void app.register(async (scope) => {
    await limitRate(scope, mostRequests);
    addRoutes(scope, installer, on);
  });
}

function addRoutes(app: FastifyInstance, installer: Installer, on: Parameters<typeof addInstallRoutes>[2]): void {
  app.get('/slack/install', async (request, reply) => {
    reply.hijack();
    const options = { scopes: [...scopes], redirectUri: `${originOf(request)}${redirectPath}` };
    await installer.handleInstallPath(request.raw, reply.raw, {}, options);
    return reply;
  });
  app.get(redirectPath, async (request, reply) => {
    reply.hijack();
    await installer.handleCallback(request.raw, reply.raw, {
      success(installation, _options, _request, response) {
        on.installed(installation);
        response
          .writeHead(200, htmlHeaders)
          .end(page('Installed', 'You can close this page and ask in Slack: /hsc help'));
      },
      failure(error, _options, _request, response) {
        on.failed(error);
        const sentence = 'The app was not installed. Please begin again at /slack/install in the same browser.';
        response.writeHead(400, htmlHeaders).end(page('Not installed', sentence));
      },
    });
    return reply;
  });
}

/**
 * Where the browser sees this server. Slack compares it with the addresses registered for the app, so a forged Host leads
 * nowhere; TLS ends in front of the process.
 */
function originOf({ host, headers }: FastifyRequest): string {
  const isLocal = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(host);
  const scheme = isLocal && headers['x-forwarded-proto'] !== 'https' ? 'http' : 'https';
  return `${scheme}://${host}`;
}

const htmlHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
};

function page(title: string, sentence: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${sentence}</p></html>\n`;
}
