import { afterAll, beforeAll, describe } from 'vitest';
import { surfaceContract } from '../../../contracts/surface.ts';
import { createDiscordStage } from '../../../support/discord-stage.ts';
import type { DiscordStage } from '../../../support/discord-stage.ts';
import { startDiscord } from '../../../support/discord/start-discord.ts';
import type { Discord } from '../../../support/discord/discord.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { run } from '../../../support/until.ts';

const clock = createManualClock();
const settle = async <T>(promise: Promise<T>): Promise<T> => (await run(clock, promise)).value;
let discord: Discord;
let stage: DiscordStage;

beforeAll(async () => {
  discord = await startDiscord({ clock, latency: 0, tokenLife: 24 * 60 * 60_000 });
  stage = createDiscordStage(discord, clock);
});
afterAll(async () => {
  await discord.close();
});

const places = {
  channel: () => stage.mention(),
  thread: () => stage.mention({ thread: 'always' }),
  DM: () => stage.dm(),
  command: () => stage.slash(),
};

describe.each(Object.entries(places))('Discord, in a %s', (_, begin) => {
  surfaceContract({
    async open() {
      const scene = await settle(Promise.resolve(begin()));
      return { surface: scene.surface, read: () => scene.seen().join('\n') };
    },
    settle,
    runs: 10,
  });
});
