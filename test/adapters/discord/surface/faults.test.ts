import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../../../src/answer/draft.ts';
import { draftWith, numberedText, numberedWords } from '../../../support/answer-words.ts';
import { createDiscordStage } from '../../../support/discord-stage.ts';
import type { DiscordScene, DiscordStage } from '../../../support/discord-stage.ts';
import type { Discord } from '../../../support/discord/discord.ts';
import { startDiscord } from '../../../support/discord/start-discord.ts';
import { draftOf } from '../../../support/draft-of.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { run } from '../../../support/until.ts';

const never = new AbortController().signal;
const clock = createManualClock();
const settle = async <T>(promise: Promise<T>): Promise<T> => (await run(clock, promise)).value;
let discord: Discord;
let stage: DiscordStage;

beforeAll(async () => {
  discord = await startDiscord({ clock, latency: 0 });
  stage = createDiscordStage(discord, clock);
});
beforeEach(async () => {
  await clock.advance(60_000);
  discord.heal();
  discord.givePermissions(discord.general);
});
afterAll(async () => {
  await discord.close();
});

const show = (scene: DiscordScene, draft: Draft): Promise<void> => settle(scene.surface.show(draft, never));
const text = numberedText(60);
const words = (scene: DiscordScene): readonly string[] => [...numberedWords(scene.seen().join('\n'))];

describe('an answer in Discord', () => {
  it('is posted once though the reply was lost', async () => {
    const scene = stage.mention();
    discord.loseReply('messages.create');
    await show(scene, draftWith(text, true));
    expect(scene.messages()).toHaveLength(1);
    expect(words(scene)).toEqual([...numberedWords(text)]);
  });

  it('replies to the question, and pings nobody', async () => {
    const scene = stage.mention();
    await show(scene, draftWith('@everyone <@1> done', true));
    expect(scene.messages()[0]).toMatchObject({ reference: scene.address.replyTo });
    expect(scene.messages()[0]?.pings).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('outlasts faults of the server, without a storm of calls', async () => {
    const scene = stage.mention();
    await show(scene, draftWith(text.slice(0, 100)));
    discord.fail('messages.edit', { status: 502 }, 3);
    const before = discord.calls('messages.edit').length;
    await show(scene, draftWith(text, true));
    expect(words(scene)).toEqual([...numberedWords(text)]);
    expect(discord.calls('messages.edit').length - before).toBe(4);
  });

  it('ends whole soon after a 429', async () => {
    const scene = stage.mention();
    await show(scene, draftWith(text.slice(0, 100)));
    discord.throttle('messages.edit', 5);
    const { elapsed } = await run(clock, scene.surface.show(draftWith(text, true), never));
    expect(words(scene)).toEqual([...numberedWords(text)]);
    expect(elapsed).toBeLessThan(6_500);
  });

  it('of a command that outlived its token goes on as a message of the channel that refers to it', async () => {
    const scene = await stage.slash({ tokenExpires: null });
    await show(scene, draftWith(text.slice(0, 100)));
    const [first] = scene.messages();
    await clock.advance(16 * 60_000);
    await show(scene, draftWith(text, true));
    const last = discord.messages(discord.general).at(-1);
    expect(last).toMatchObject({ via: 'channel', reference: first?.id });
    expect(words(scene).slice(-60)).toEqual([...numberedWords(text)]);
  });

  it('of a private command that outlived its token is for its asker alone', async () => {
    const scene = await stage.slash({ isPrivate: true });
    await clock.advance(16 * 60_000);
    const before = discord.messages(discord.general).length;
    await show(scene, draftWith(text, true));
    expect(discord.messages(discord.general)).toHaveLength(before);
    expect(numberedWords(scene.seen().at(-1) ?? '')).toEqual(numberedWords(text));
    expect(scene.messages().at(-1)?.channel).toBe(discord.dm(discord.ann));
  });

  it('comes as a direct message where the bot may not write', async () => {
    const scene = stage.mention();
    discord.takePermission(discord.general, 'SendMessages');
    await show(scene, draftWith(text, true));
    expect(scene.messages().at(-1)?.channel).toBe(discord.dm(discord.ann));
    expect(scene.seen().join('\n')).toContain('You asked: “How do I pair it?”');
  });

  it('ends without another try where direct messages are closed as well', async () => {
    const scene = stage.mention({ user: discord.bob });
    discord.takePermission(discord.general, 'SendMessages');
    discord.closeDms(discord.bob);
    await expect(show(scene, draftWith(text, true))).rejects.toMatchObject({ kind: 'forbidden' });
    const before = discord.calls().length;
    await expect(settle(scene.surface.fail('Sorry.', never))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(discord.calls().length).toBe(before);
  });

  it('is a classic message where components are refused', async () => {
    const scene = stage.mention();
    discord.fail('messages.create', { status: 400, code: 50_035 });
    await show(scene, draftWith(text, true));
    expect(scene.messages()).toHaveLength(1);
    expect(scene.messages()[0]?.content).toContain('w0059');
  });

  it.each([
    ['in the channel', () => Promise.resolve(stage.mention()), 'messages.edit'],
    ['of a command', () => stage.slash(), 'webhook.edit'],
    ['of a private command', () => stage.slash({ isPrivate: true }), 'webhook.edit'],
  ])(
    'that grew %s is a classic message in place of its beginning where components are refused',
    async (_, begin, route) => {
      const scene = await begin();
      await show(scene, draftWith(text.slice(0, 100)));
      const [beginning] = scene.messages();
      expect(beginning?.components).not.toEqual([]);
      await clock.advance(5_000);
      discord.fail(route, { status: 400, code: 50_035 });
      await show(scene, draftWith(text, true));
      const [classic, ...others] = scene.messages();
      expect(others).toEqual([]);
      expect(classic?.content).toContain('w0059');
      expect(classic?.id).not.toBe(beginning?.id);
      expect(classic?.ephemeralTo).toBe(beginning?.ephemeralTo);
    },
  );

  it('stands in a thread of its own where many are written at once', async () => {
    const scenes = Array.from({ length: 8 }, () => stage.mention({ thread: 'busy' }));
    const before = discord.threads(discord.general).length;
    const refused = discord.refusals().length;
    await settle(Promise.all(scenes.map((scene) => scene.surface.show(draftOf({ hint: 'td-17' }), never))));
    await settle(Promise.all(scenes.map((scene) => scene.surface.show(draftWith(text, true), never))));
    expect(discord.threads(discord.general).length - before).toBeGreaterThan(3);
    expect(discord.refusals()).toHaveLength(refused);
  });
});

it('stands there whole and once, whatever goes wrong in between', { timeout: 120_000 }, async () => {
  const routes = ['messages.create', 'messages.edit', 'webhook.edit', 'webhook.create'];
  const fault = fc.oneof(
    fc.constantFrom(...routes).map((route) => () => {
      discord.loseReply(route);
    }),
    fc.constantFrom(...routes).map((route) => () => {
      discord.fail(route, { status: 500 });
    }),
    fc.constantFrom(...routes, '*').map((route) => () => {
      discord.throttle(route, 3);
    }),
  );
  const step = fc.oneof({ weight: 2, arbitrary: fc.nat(2_000) }, { weight: 1, arbitrary: fault });
  const begin = fc.constantFrom(
    () => Promise.resolve(stage.mention()),
    () => Promise.resolve(stage.dm()),
    () => stage.slash(),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(500), begin, fc.array(step, { maxLength: 8 }), async (count, open, steps) => {
      discord.heal();
      await clock.advance(120_000);
      const scene = await settle(open());
      const whole = numberedText(count + 1);
      for (const one of steps) {
        if (typeof one === 'number') await show(scene, draftWith(whole.slice(0, Math.max(1, one))));
        else one();
        await clock.advance(300);
      }
      await show(scene, draftWith(whole, true));
      expect(words(scene)).toEqual([...numberedWords(whole)]);
    }),
    { numRuns: 60 },
  );
});
