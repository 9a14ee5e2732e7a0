import { afterEach, describe, expect, it } from 'vitest';
import { openGateway } from '../../../../adapters/discord/gateway/open-gateway.ts';
import type { Gateway } from '../../../../adapters/discord/gateway/open-gateway.ts';
import type { Gap } from '../../../../adapters/discord/gateway/missed-messages.ts';
import { HscError } from '../../../../src/errors.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import type { Discord } from '../../../support/discord/discord.ts';
import type { DiscordOptions } from '../../../support/discord/options.ts';
import { startDiscord } from '../../../support/discord/start-discord.ts';
import { until } from '../../../support/until.ts';

let discord: Discord;
let gateway: Gateway;
let states: string[];
let gaps: Gap[];
let messages: unknown[];

afterEach(async () => {
  await gateway.stop();
  await discord.close();
});

/** A Discord, and a gateway to it that isn't started. */
async function open(options: DiscordOptions = {}, token?: string): Promise<void> {
  discord = await startDiscord({ latency: 1, identifyEvery: 0, rates: false, ...options });
  [states, gaps, messages] = [[], [], []];
  gateway = openGateway({
    token: token ?? discord.token,
    apiUrl: discord.apiUrl,
    clock: systemClock,
    onMessage: (data) => messages.push(data),
    onInteraction: () => undefined,
    onGap: (gap) => gaps.push(gap),
    onState: (state, detail) => states.push(`${state} ${detail}`),
  });
}

/** The sentence that ends the start. */
const sentence = async (): Promise<string> => {
  const error = await gateway.start().catch((thrown: unknown) => thrown);
  return error instanceof HscError && error.code === 'setting-wrong' ? error.message : `not refused: ${String(error)}`;
};
const intentSentence = 'switch on Message Content Intent on the Bot page';
const tokenSentence = 'Discord does not accept DISCORD_TOKEN; choose Reset Token';

/** The one connection that there was ended so, and no other one was made. */
async function closedWith(code: number): Promise<void> {
  await until(() => discord.closes().length > 0);
  expect(discord.closes()).toEqual([{ code, by: 'platform' }]);
}

describe('the start of the gateway', () => {
  it('ends with one sentence about the switch where the intent is refused there (4014), after one try', async () => {
    await open();
    discord.turnOff('messageContent');
    expect(await sentence()).toContain(intentSentence);
    await closedWith(4_014);
  });

  it('ends with one sentence about the token where that is refused there (4004), after one try', async () => {
    await open();
    discord.replaceToken('gateway');
    expect(await sentence()).toContain(tokenSentence);
    await closedWith(4_004);
  });

  it('ends with the same sentence where the address of the gateway is not told for the token (401)', async () => {
    await open();
    discord.replaceToken('api');
    expect(await sentence()).toContain(tokenSentence);
    expect(discord.calls('gateway.bot').length).toBe(1);
  });

  it('ends with the same sentence for what is no token', async () => {
    await open({}, 'no token');
    expect(await sentence()).toContain(tokenSentence);
  });
});

it('a token that is replaced later is said to be wrong, in the same sentence, and not tried again', async () => {
  await open();
  await gateway.start();
  discord.replaceToken('gateway');
  discord.closeGateway(4_004);
  await until(() => gateway.state() === 'degraded');
  expect(states.join('\n')).toContain('Discord does not accept DISCORD_TOKEN');
  expect(discord.identifies()).toBe(1);
});

describe('with two shards', () => {
  /** Servers of each shard, each with a channel. */
  function channels(): readonly [string, string] {
    const found = new Map<bigint, string>();
    while (found.size < 2) {
      const guild = discord.addGuild({ name: 'one of many' });
      found.set((BigInt(guild) >> 22n) % 2n, discord.addChannel({ name: 'talk', guild }));
    }
    return [found.get(0n) ?? '', found.get(1n) ?? ''];
  }
  const heard = (): unknown[] => messages.map((data) => (data as { channel_id: string }).channel_id);

  it('as many as Discord recommends, everything is heard once, DMs by the first', async () => {
    await open({ guildsElsewhere: 1_100 });
    const both = channels();
    await gateway.start();
    await until(() => discord.sessions().length === 2);
    expect(discord.sessions().map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const places = [...both, discord.dm(discord.ann)];
    for (const channel of places) discord.write({ channel, user: discord.ann, text: 'hello' });
    await until(() => messages.length === places.length);
    expect(heard().sort()).toEqual([...places].sort());
  });

  it('each tells of its own gap: of its servers, and the first of the conversations', async () => {
    await open({ guildsElsewhere: 1_100 });
    const [first, second] = channels();
    await gateway.start();
    const dm = discord.dm(discord.ann);
    discord.write({ channel: dm, user: discord.ann, text: 'hello' });
    await until(() => messages.length === 1);
    discord.refuseGateway(true);
    discord.forgetSessions();
    discord.dropGateway();
    await until(() => gateway.state() === 'degraded');
    for (const channel of [first, second]) discord.write({ channel, user: discord.ann, text: 'hello' });
    discord.refuseGateway(false);
    await until(() => gaps.length === 2 && gateway.state() === 'up');
    const found = gaps.map(({ places }) => places.map(({ channel }) => channel));
    expect(found.sort((one, other) => other.length - one.length)).toEqual([[dm, first], [second]]);
  });
});

it('a session that is resumed has no gap: what was written meanwhile is told', async () => {
  await open();
  await gateway.start();
  discord.dropGateway();
  await until(() => discord.sessions().every(({ isOpen }) => !isOpen));
  discord.write({ channel: discord.general, user: discord.ann, text: 'hello' });
  await until(() => messages.length === 1);
  expect(gaps).toEqual([]);
});
