import { connectDiscord } from '../../adapters/discord/connect-discord.ts';
import type { DiscordConnection } from '../../adapters/discord/connect-discord.ts';
import { startChatBot } from './chat-bot.ts';
import type { BotSettings, ChatBot } from './chat-bot.ts';
import { textsShown } from './discord-components/check-message.ts';
import type { Discord } from './discord/discord.ts';
import type { Version } from './discord/state/messages.ts';

/** The bot in this process, with real discord.js. */
export type DiscordBot = ChatBot<DiscordConnection>;

/** The settings of a bot that connects to the gateway. */
export function gatewaySettings(discord: Pick<Discord, 'token' | 'apiUrl'>): BotSettings {
  return { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
}

/** Starts the bot with these settings; those of the model and the folder are given. */
export async function startDiscordBot(settings: BotSettings): Promise<DiscordBot> {
  return await startChatBot(settings, connectDiscord);
}

/** Everything that a message says: its text and that of its components, buttons apart. */
export function wordsOf(message: Pick<Version, 'content' | 'components'> | undefined | null): string {
  return message == null ? '' : [message.content, ...textsShown(message.components)].join('\n');
}
