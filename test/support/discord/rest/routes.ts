import type { Limit } from '../state/rates.ts';
import { getApplication, getGatewayBot, getSelf, listCommands, putCommands } from './application.ts';
import { respond } from './callback.ts';
import { changeThread, getChannel, joinThread, openDm, startThreadFromMessage, typing } from './channels.ts';
import { getGuild, getGuildChannels, getMember, getOwnGuilds, getRoles, getUser } from './guilds.ts';
import {
  addReaction,
  createMessage,
  deleteMessage,
  editMessage,
  getMessage,
  listMessages,
  removeReaction,
} from './messages.ts';
import type { Route, Run } from './route.ts';
import { createFollowUp, deleteAnswer, editAnswer, getAnswer } from './webhooks.ts';

/** Sizes aren't published; these are what bots see. */
const writes: Limit = { bucket: 'channel-writes', size: 5, window: 5_000 };
const answers: Limit = { bucket: 'interaction-writes', size: 5, window: 5_000 };
const reads: Limit = { bucket: 'channel-reads', size: 5, window: 5_000 };
const reactions: Limit = { bucket: 'reactions', size: 1, window: 250 };
const deletes: Limit = { bucket: 'deletes', size: 5, window: 1_000 };
/** https://github.com/discord/discord-api-docs/issues/7816: bots that made many had to wait for minutes. */
const threads: Limit = { bucket: 'threads', size: 50, window: 300_000 };
const usual = (bucket: string): Limit => ({ bucket, size: 10, window: 10_000 });

type Kind = Pick<Route, 'limit' | 'auth' | 'major'>;
const ofChannel = (limit: Limit): Kind => ({ limit, auth: 'bot', major: ['channel'] });
const ofToken = (limit: Limit): Kind => ({ limit, auth: 'none', major: ['token'] });
const ofGuild = (bucket: string): Kind => ({ limit: usual(bucket), auth: 'bot', major: ['guild'] });
const ofApp = (bucket: string): Kind => ({ limit: usual(bucket), auth: 'bot', major: [] });

const route = (name: string, [method, path]: readonly [string, string], kind: Kind, run: Run): Route => ({
  ...{ name, method, path, run },
  ...kind,
});

const messages = '/channels/:channel/messages';
const message = `${messages}/:message`;
const reaction = `${message}/reactions/:emoji/@me`;
const webhook = '/webhooks/:app/:token';
const answer = `${webhook}/messages/:message`;
const commands = '/applications/:app/commands';
const guildCommands = '/applications/:app/guilds/:guild/commands';

/** Everything that the stand-in answers. */
export const routes: readonly Route[] = [
  route('gateway.bot', ['GET', '/gateway/bot'], ofApp('gateway'), getGatewayBot),
  route('users.me', ['GET', '/users/@me'], ofApp('self'), getSelf),
  route('users.guilds', ['GET', '/users/@me/guilds'], ofApp('own-guilds'), getOwnGuilds),
  route('dm.open', ['POST', '/users/@me/channels'], ofApp('dms'), openDm),
  route('users.get', ['GET', '/users/:user'], ofApp('users'), getUser),
  route('application.get', ['GET', '/applications/@me'], ofApp('application'), getApplication),
  route('application.get', ['GET', '/oauth2/applications/@me'], ofApp('application'), getApplication),
  route('commands.list', ['GET', commands], ofApp('commands-read'), listCommands),
  route('commands.put', ['PUT', commands], ofApp('commands-write'), putCommands),
  route('commands.list', ['GET', guildCommands], ofGuild('commands-read'), listCommands),
  route('commands.put', ['PUT', guildCommands], ofGuild('commands-write'), putCommands),
  route('channels.get', ['GET', '/channels/:channel'], ofChannel(usual('channels')), getChannel),
  route('channels.change', ['PATCH', '/channels/:channel'], ofChannel(usual('channel-changes')), changeThread),
  route('typing', ['POST', '/channels/:channel/typing'], ofChannel({ ...writes, bucket: 'typing' }), typing),
  route('threads.join', ['PUT', '/channels/:channel/thread-members/@me'], ofChannel(usual('members')), joinThread),
  route('threads.start', ['POST', `${message}/threads`], ofChannel(threads), startThreadFromMessage),
  route('messages.create', ['POST', messages], ofChannel(writes), createMessage),
  route('messages.list', ['GET', messages], ofChannel(reads), listMessages),
  route('messages.get', ['GET', message], ofChannel(reads), getMessage),
  route('messages.edit', ['PATCH', message], ofChannel(writes), editMessage),
  route('messages.delete', ['DELETE', message], ofChannel(deletes), deleteMessage),
  route('reactions.add', ['PUT', reaction], ofChannel(reactions), addReaction),
  route('reactions.remove', ['DELETE', reaction], ofChannel(reactions), removeReaction),
  route('guilds.get', ['GET', '/guilds/:guild'], ofGuild('guilds'), getGuild),
  route('guilds.roles', ['GET', '/guilds/:guild/roles'], ofGuild('roles'), getRoles),
  route('guilds.channels', ['GET', '/guilds/:guild/channels'], ofGuild('guild-channels'), getGuildChannels),
  route('guilds.member', ['GET', '/guilds/:guild/members/:user'], ofGuild('members'), getMember),
  route(
    'callback',
    ['POST', '/interactions/:interaction/:token/callback'],
    ofToken({ ...answers, bucket: 'callbacks' }),
    respond,
  ),
  route('webhook.create', ['POST', webhook], ofToken(answers), createFollowUp),
  route('webhook.get', ['GET', answer], ofToken(usual('interaction-reads')), getAnswer),
  route('webhook.edit', ['PATCH', answer], ofToken(answers), editAnswer),
  route('webhook.delete', ['DELETE', answer], ofToken(answers), deleteAnswer),
];

const known = routes.map((one) => ({ one, parts: one.path.split('/') }));

/** The route of a request, and what stands in its path. */
export function findRoute(method: string, path: string): { route: Route; at: (name: string) => string } | null {
  const given = path.split('/').map(decodeURIComponent);
  const fits = (parts: readonly string[]): boolean =>
    parts.length === given.length && parts.every((part, index) => part.startsWith(':') || part === given[index]);
  const found = known.find(({ one, parts }) => one.method === method && fits(parts));
  if (found === undefined) return null;
  return { route: found.one, at: (name) => given[found.parts.indexOf(`:${name}`)] ?? '' };
}
