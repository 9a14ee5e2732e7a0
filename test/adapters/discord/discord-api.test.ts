import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDiscordApi } from '../../../adapters/discord/discord-api.ts';
import type { Call, DiscordApi } from '../../../adapters/discord/discord-api.ts';
import { createPace } from '../../../adapters/discord/pace/pace.ts';
import type { Pace } from '../../../adapters/discord/pace/pace.ts';
import type { Discord } from '../../support/discord/discord.ts';
import { startDiscord } from '../../support/discord/start-discord.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const never = new AbortController().signal;
const clock = createManualClock();
let discord: Discord;
let pace: Pace;
let api: DiscordApi;

beforeEach(async () => {
  discord = await startDiscord({ clock, latency: 0 });
  pace = createPace(clock);
  api = openDiscordApi({ token: discord.token, apiUrl: discord.apiUrl, clock, pace });
});
afterEach(async () => {
  await discord.close();
});

const typing = (channel: string): Call => {
  return { method: 'POST', path: `/channels/${channel}/typing`, lane: { route: 'typing', major: channel } };
};
const failureOf = async (call: Call): Promise<unknown> => {
  return await api.call(call, never).then(
    () => null,
    (error: unknown) => error,
  );
};
/** Whether a call could be made there now, as far as is known. */
const mayType = (channel: string): boolean => {
  const permit = pace.may(typing(channel).lane);
  permit?.done(null);
  return permit !== null;
};

describe('a refusal for too many calls', () => {
  it('is as long as the body says to the millisecond, not as the header rounds it up', async () => {
    discord.fail('typing', { status: 429, retryAfter: 0.35 });
    expect(await failureOf(typing(discord.general))).toMatchObject({ kind: 'rate-limited', retryAfter: 350 });
  });

  it.each(['user', 'shared'] as const)('of the scope "%s" is about its own bucket alone', async (scope) => {
    const other = discord.addChannel({ name: 'other' });
    discord.fail('typing', { status: 429, retryAfter: 2, scope });
    expect(await failureOf(typing(discord.general))).toMatchObject({ isGlobal: false });
    expect([mayType(discord.general), mayType(other)]).toEqual([false, true]);
    expect(discord.invalidRequests()).toBe(scope === 'user' ? 1 : 0);
    await clock.advance(2_100);
    expect(mayType(discord.general)).toBe(true);
  });

  it('of the scope "global" is about all calls of the bot', async () => {
    const other = discord.addChannel({ name: 'other' });
    discord.fail('typing', { status: 429, retryAfter: 2, scope: 'global' });
    expect(await failureOf(typing(discord.general))).toMatchObject({ isGlobal: true });
    expect([mayType(discord.general), mayType(other)]).toEqual([false, false]);
    await clock.advance(2_100);
    expect(mayType(other)).toBe(true);
  });

  it('by the guard before the platform is about everything, for as long as it says, and is not tried again', async () => {
    discord.ban();
    const failure = { kind: 'rate-limited', retryAfter: 3_600_000, isGlobal: true };
    const { path, lane } = typing(discord.general);
    await expect(api.persist({ method: 'POST', path, lane }, never)).rejects.toMatchObject(failure);
    expect(discord.calls()).toHaveLength(1);
    expect(mayType(discord.general)).toBe(false);
    expect(mayType(discord.addChannel({ name: 'other' }))).toBe(false);
  });

  it('by the guard holds calls by an interaction’s token back as well, which are spared else', async () => {
    discord.ban();
    const lane = { route: 'edit-response', major: 'token' } as const;
    const path = `/webhooks/${discord.appId}/token/messages/@original` as const;
    expect(await failureOf({ method: 'PATCH', path, body: { content: 'x' }, lane })).toMatchObject({ isGlobal: true });
    expect(pace.may(lane)).toBeNull();
  });
});
