import type { Discord } from '../../support/discord/discord.ts';
import type { JsonObject } from '../../support/stand-in/json.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject;
}

/** One request of the REST API as the bot, with nothing between. */
export async function callApi(discord: Discord, method: string, path: string, body?: object): Promise<Reply> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as JsonObject) : {};
  return { status: response.status, headers: response.headers, body: json };
}

/** Writes a message as the bot and gives its id. */
export async function post(discord: Discord, channel: string, body: object): Promise<string> {
  return String((await callApi(discord, 'POST', `/channels/${channel}/messages`, body)).body['id']);
}

export const hsc = {
  name: 'hsc',
  description: 'Ask about a product',
  contexts: [0, 1, 2],
  integration_types: [0, 1],
  options: [
    { type: 3, name: 'question', description: 'What you want to know', required: true },
    { type: 3, name: 'product', description: 'The product', autocomplete: true },
    { type: 11, name: 'photo', description: 'A picture' },
  ],
};

/** Registers /hsc for all guilds. */
export async function registerHsc(discord: Discord): Promise<void> {
  await callApi(discord, 'PUT', `/applications/${discord.appId}/commands`, [hsc]);
}

/** Acks an interaction by a callback of this type. */
export async function callback(discord: Discord, interaction: string, type: number, data?: object): Promise<Reply> {
  const { token } = discord.interaction(interaction);
  return await callApi(discord, 'POST', `/interactions/${interaction}/${token}/callback`, { type, data });
}

/** The path of an interaction's webhook. */
export function webhook(discord: Discord, interaction: string): string {
  return `/webhooks/${discord.appId}/${discord.interaction(interaction).token}`;
}
