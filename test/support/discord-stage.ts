import { randomUUID } from 'node:crypto';
import type { DiscordAddress } from '../../adapters/discord/discord-address.ts';
import { openDiscordApi } from '../../adapters/discord/discord-api.ts';
import { createPace } from '../../adapters/discord/pace/pace.ts';
import { createDiscordSurface } from '../../adapters/discord/surface/create-discord-surface.ts';
import type { DiscordSurface } from '../../adapters/discord/surface/create-discord-surface.ts';
import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/system-clock.ts';
import { textsShown } from './discord-components/check-message.ts';
import type { Discord } from './discord/discord.ts';
import type { Message } from './discord/state/messages.ts';

export interface DiscordScene {
  readonly address: DiscordAddress;
  readonly surface: DiscordSurface;
  /** The messages of the answer that stand there, in order. */
  messages(): readonly Message[];
  /** What a person reads in them. */
  seen(): readonly string[];
}

export interface DiscordStage {
  /** An answer to a new mention in a channel. */
  mention(parts?: Partial<DiscordAddress>): DiscordScene;
  /** An answer to a new message in Ann's conversation with the bot. */
  dm(): DiscordScene;
  /** An answer to a command that was acknowledged. */
  slash(parts?: Partial<DiscordAddress>): Promise<DiscordScene>;
}

/** Answers for a stand-in of Discord, all with the same pace as those of one process have. */
export function createDiscordStage(discord: Discord, clock: Clock = systemClock): DiscordStage {
  const pace = createPace(clock);
  const { token, apiUrl } = discord;
  const api = openDiscordApi({ token, apiUrl, clock, pace });

  function at(parts: Partial<DiscordAddress>): DiscordScene {
    const questionId = randomUUID();
    const address: DiscordAddress = {
      platform: 'discord',
      guild: discord.guild,
      channel: discord.general,
      channelKind: 'channel',
      user: discord.ann,
      replyTo: null,
      thread: 'never',
      application: discord.appId,
      token: null,
      tokenExpires: null,
      isPrivate: false,
      isVisitor: false,
      message: null,
      showsQuestion: false,
      questionId,
      ...parts,
    };
    const question = {
      id: questionId,
      text: 'How do I pair it?',
      productHint: null,
      scenario: 'general' as const,
      images: [],
      thread: [],
      asker: { platform: 'discord', id: discord.ann },
    };
    const surface = createDiscordSurface({ address, api, pace, clock, question });
    const before = new Set(discord.answers().map(({ id }) => id));
    const original = address.token === null ? null : (interactionOf(discord, address.token)?.original ?? null);
    const messages = (): readonly Message[] =>
      discord
        .answers()
        .filter(({ id, deletedAt }) => deletedAt === null && (id === original || !before.has(id)))
        .filter(({ author }) => author === discord.appId);
    return { address, surface, messages, seen: () => messages().map(readable) };
  }

  return {
    mention(parts = {}) {
      const channel = parts.channel ?? discord.general;
      return at({ replyTo: discord.mention({ channel, user: discord.ann, text: 'how do I pair it?' }), ...parts });
    },
    dm() {
      const replyTo = discord.direct({ user: discord.ann, text: 'how do I pair it?' });
      return at({ guild: null, channel: discord.dm(discord.ann), channelKind: 'dm', replyTo });
    },
    async slash(parts = {}) {
      await register(discord);
      const place = { user: discord.ann, channel: parts.channel ?? discord.general };
      const id = discord.slash({ ...place, options: { product: 'td-17' } });
      const { token: own } = discord.interaction(id);
      await defer(discord, id, own, parts.isPrivate === true);
      return at({ token: own, tokenExpires: clock.now() + 15 * 60_000, ...parts });
    },
  };
}

function interactionOf(discord: Discord, token: string) {
  return discord.interactions().find((one) => one.token === token);
}

async function register(discord: Discord): Promise<void> {
  if (discord.commands().length > 0) return;
  const { apiUrl, appId, token } = discord;
  const body = JSON.stringify([
    { name: 'hsc', description: 'Ask', options: [{ type: 3, name: 'product', description: 'Which', required: true }] },
  ]);
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' };
  const { status } = await fetch(`${apiUrl}/v10/applications/${appId}/commands`, { method: 'PUT', headers, body });
  if (status !== 200) throw new Error(`commands were answered with ${status}`);
}

async function defer({ apiUrl }: Discord, id: string, token: string, isPrivate: boolean): Promise<void> {
  const body = JSON.stringify({ type: 5, data: isPrivate ? { flags: 64 } : {} });
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(`${apiUrl}/v10/interactions/${id}/${token}/callback`, {
    method: 'POST',
    headers,
    body,
  });
  if (status >= 300) throw new Error(`the acknowledgement was answered with ${status}`);
}

/** The words that a message shows. */
export function readable({ content, components }: Pick<Message, 'content' | 'components'>): string {
  return [content, ...textsShown(components)].filter((text) => text !== '').join('\n');
}
