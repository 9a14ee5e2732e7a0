import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createCourier } from './delivery/courier.ts';
import { createEvents } from './delivery/events.ts';
import { createHttpCarry } from './delivery/signed-http.ts';
import { createSockets } from './delivery/sockets.ts';
import { settingsOf, type SlackOptions } from './options.ts';
import type { Keys, Parts } from './parts.ts';
import { createInteractions } from './people/interact.ts';
import { createWriters } from './people/write.ts';
import { answerRequest } from './server/answer-request.ts';
import { createSetting } from './setting.ts';
import { createSight } from './sight.ts';
import type { Setting, Slack, Trouble } from './slack.ts';
import { createFaults } from '../stand-in/faults.ts';
import { createMessages } from './state/messages.ts';
import { createRates } from './state/rates.ts';
import { createRecords } from './state/records.ts';
import { createResponseUrls } from './state/response-urls.ts';
import { socketScope } from './state/scopes.ts';
import { createTriggers } from './state/triggers.ts';
import { createViews } from './state/views.ts';
import { createWorld } from './state/world.ts';

const keys: Keys = {
  appId: 'A0STANDIN01',
  appToken: 'xapp-1-A0STANDIN01-1-stand-in',
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
  clientId: '1234.5678',
  clientSecret: 'client-secret-of-the-stand-in',
};

/**
 * Starts a Slack on 127.0.0.1 with one workspace, where the app is installed: Web API, sockets, signed HTTP, files and
 * OAuth, with the published limits. Close it at the end of the test.
 */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const urls: string[] = [];
  const server = createServer();
  const parts = createParts(options, urls, () => originOf(server));
  server.on('request', (request, response) => {
    answerRequest(parts, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  parts.sockets.listen(server);
  // No connection is closed under a client that is about to use it again.
  server.keepAliveTimeout = 65_000;
  server.listen(parts.settings.port, '127.0.0.1');
  await once(server, 'listening');
  const setting = createSetting(parts, urls);
  return {
    ...keys,
    ...setting,
    ...people(setting),
    ...createWriters(parts),
    ...createInteractions(parts),
    ...createSight(parts),
    ...createTrouble(parts),
    ...setting.installation(),
    origin: originOf(server),
    apiUrl: `${originOf(server)}/api/`,
    async close() {
      parts.courier.close();
      parts.sockets.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createParts(options: SlackOptions, urls: readonly string[], origin: () => string): Parts {
  const settings = settingsOf(options);
  const now = (): number => settings.clock.now();
  const world = createWorld();
  const sockets = createSockets(settings, keys.appId);
  const http = createHttpCarry(settings, keys.signingSecret, () => urls);
  const courier = createCourier(
    settings,
    () => world.id('d'),
    (...attempt) => (urls.length > 0 ? http : sockets.carry)(...attempt),
  );
  return {
    settings,
    keys,
    world,
    sockets,
    courier,
    origin,
    appScopes: new Set([socketScope]),
    codes: new Map(),
    events: createEvents(world, courier, keys.appId, now),
    messages: createMessages(now),
    rates: createRates(now),
    faults: createFaults(now),
    records: createRecords(),
    views: createViews(() => world.id('V')),
    triggers: createTriggers(now, settings.triggerLife),
    responseUrls: createResponseUrls(now, settings.responseUrlLife, () => world.id('r')),
  };
}

/** The workspace that is there from the start, and who and what is in it. */
function people(setting: Setting): Pick<Slack, 'ann' | 'bob' | 'sue' | 'support' | 'general' | 'elsewhere'> {
  setting.addWorkspace({ name: 'hammer' });
  const [ann, bob, sue] = ['ann', 'bob', 'sue'].map((name) => setting.addPerson({ name }));
  if (ann === undefined || bob === undefined || sue === undefined) throw new Error('three people were added');
  const support = setting.addGroup({ handle: 'support', people: [sue] });
  const general = setting.addChannel({ name: 'general' });
  return { ann, bob, sue, support, general, elsewhere: setting.addChannel({ name: 'elsewhere', bot: false }) };
}

function createTrouble({ faults, messages, sockets, courier }: Parts): Trouble {
  const { fail, loseReply, slow, throttle, heal } = faults;
  return {
    fail,
    loseReply,
    slow,
    throttle,
    heal,
    closeStreams() {
      for (const message of messages.all) if (message.streaming === 'in_progress') message.streaming = 'completed';
    },
    dropSocket: (socket) => {
      sockets.drop(socket);
    },
    refresh: (socket) => {
      sockets.refresh(socket);
    },
    refuseSockets: (refused) => {
      sockets.refuse(refused);
    },
    redeliver: (delivery) => {
      courier.again(delivery);
    },
  };
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in is not listening');
  return `http://127.0.0.1:${address.port}`;
}
