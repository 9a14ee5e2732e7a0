import { fileURLToPath } from 'node:url';
import type { RemoteDiscord } from '../../test/support/discord/spawn-discord.ts';
import { productEnvironment, startProduct } from '../chat/start-product.ts';
import type { Bot, Contestant } from '../chat/stage.ts';
import { startProcess } from '../chat/start-process.ts';
import type { PlainLoopSettings } from './plain-loop-settings.ts';

export interface BotPlace {
  readonly discord: RemoteDiscord;
  /** Address of the model. */
  readonly geminiUrl: string;
  /** A folder for the product's texts, which a later start may find them in. */
  readonly folder: string;
}

const plainFile = fileURLToPath(new URL('plain-loop.ts', import.meta.url));

export async function startBot(contestant: Contestant, { discord, geminiUrl, folder }: BotPlace): Promise<Bot> {
  const { token, apiUrl } = discord;
  if (contestant === 'product') {
    const env = { ...productEnvironment(geminiUrl, folder), DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl };
    return (await startProduct(env, folder)).bot;
  }
  const settings: PlainLoopSettings = { apiUrl, token, geminiUrl };
  const { child, close } = await startProcess(plainFile, {
    args: [JSON.stringify(settings)],
    ready: { on: 'stdout', pattern: /^ready$/u },
  });
  return { pid: child.pid ?? 0, close };
}
