import { connectSlack } from '../../adapters/slack/connect-slack.ts';
import type { SlackConnection } from '../../adapters/slack/connect-slack.ts';
import { startChatBot } from './chat-bot.ts';
import type { BotSettings, ChatBot } from './chat-bot.ts';
import type { Message } from './slack/state/messages.ts';
import type { Slack } from './slack/slack.ts';

/** The bot in this process, with real Bolt. */
export type SlackBot = ChatBot<SlackConnection>;

/** The settings of a bot that connects by socket. */
export function socketSettings(slack: Slack): BotSettings {
  return { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl };
}

/** Starts the bot with these settings; those of the model and the folder are given. */
export async function startSlackBot(settings: BotSettings): Promise<SlackBot> {
  return await startChatBot(settings, connectSlack);
}

/** Everything that a message says: its text and the texts of its blocks. */
export function wordsOf(message: Message | undefined): string {
  if (message === undefined) return '';
  return [message.text, ...textsIn(message.blocks)].join('\n');
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    typeof part === 'string' ? (name === 'text' || name === 'markdown_text' ? [part] : []) : textsIn(part),
  );
}
