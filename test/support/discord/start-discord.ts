import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createFaults } from '../stand-in/faults.ts';
import type { Discord, Setting } from './discord.ts';
import { createEvents, greet, guildsOfBot } from './gateway/events.ts';
import { createGateway } from './gateway/gateway.ts';
import { settingsOf, type DiscordOptions } from './options.ts';
import type { Parts } from './parts.ts';
import { createCommands } from './people/command.ts';
import { createComponentUse } from './people/use-components.ts';
import { createWriters } from './people/write.ts';
import { answerApi } from './rest/answer-request.ts';
import { createSetting } from './setting.ts';
import { createSight } from './sight.ts';
import { createApp } from './state/app.ts';
import { createInteractions } from './state/interactions.ts';
import { createMessages } from './state/messages.ts';
import { createRates } from './state/rates.ts';
import { createRecords } from './state/records.ts';
import { createWorld } from './state/world.ts';

/**
 * Starts a Discord on 127.0.0.1 with one guild, where the bot is: REST API, gateway, signed HTTP and attachments, with the
 * published limits. Close it at the end of the test.
 */
export async function startDiscord(options: DiscordOptions = {}): Promise<Discord> {
  const server = createServer();
  const parts = createParts(options, () => originOf(server));
  server.on('request', (request, response) => {
    const url = new URL(request.url ?? '/', parts.origin());
    if (url.pathname.startsWith('/attachments/')) {
      sendAttachment(parts, url, response);
      return;
    }
    answerApi(parts, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  parts.gateway.listen(server, {
    guilds: () => guildsOfBot(parts),
    greet: (session) => {
      greet(parts, session);
    },
  });
  // No connection is closed under a client that is about to use it again.
  server.keepAliveTimeout = 65_000;
  server.listen(parts.settings.port, '127.0.0.1');
  await once(server, 'listening');
  const setting = createSetting(parts);
  return {
    ...setting,
    ...people(setting),
    ...createWriters(parts),
    ...createCommands(parts),
    ...createComponentUse(parts),
    ...parts.faults,
    ...parts.gateway,
    ...createSight(parts),
    ...{ token: parts.app.token, publicKey: parts.app.publicKey, appId: parts.app.id },
    origin: originOf(server),
    apiUrl: `${originOf(server)}/api`,
    async close() {
      parts.gateway.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createParts(options: DiscordOptions, origin: () => string): Parts {
  const settings = settingsOf(options);
  const now = (): number => settings.clock.now();
  const world = createWorld(now);
  const app = createApp(world.id());
  world.users.set(app.id, { id: app.id, name: app.name, bot: true, locale: 'en-US', takesDms: false });
  const records = createRecords();
  const parts: Parts = {
    ...{ settings, app, world, records, origin },
    messages: createMessages(world.id, now),
    interactions: createInteractions(world.id, now),
    rates: createRates(now),
    faults: createFaults(now),
    gateway: createGateway(settings, app, records),
    events: createEvents(() => parts),
  };
  return parts;
}

/** The guild that is there from the start, and who and what is in it. */
function people(setting: Setting): Pick<Discord, 'guild' | 'general' | 'forum' | 'support' | 'ann' | 'bob' | 'sue'> {
  const guild = setting.addGuild({ name: 'hammer' });
  const support = setting.addRole({ name: 'support', permissions: ['ManageMessages', 'ModerateMembers'] });
  return {
    ...{ guild, support },
    general: setting.addChannel({ name: 'general' }),
    forum: setting.addChannel({ name: 'questions', kind: 'forum' }),
    ann: setting.addPerson({ name: 'ann' }),
    bob: setting.addPerson({ name: 'bob' }),
    sue: setting.addPerson({ name: 'sue', roles: [support] }),
  };
}

/** The address of an attachment is signed with the time until which it can be used. */
function sendAttachment({ world }: Parts, { pathname, searchParams }: URL, response: ServerResponse): void {
  const found = world.attachments.get(pathname.split('/')[3] ?? '');
  const until = Number.parseInt(searchParams.get('ex') ?? '0', 16) * 1_000;
  if (found === undefined || until < world.now()) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('This content is no longer available.');
    return;
  }
  response.writeHead(200, { 'content-type': found.type, 'content-length': found.bytes.length }).end(found.bytes);
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in is not listening');
  return `http://127.0.0.1:${address.port}`;
}
