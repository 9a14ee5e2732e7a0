import { z } from 'zod';
import { readCommand } from '../../../commands/registry.ts';
import type { SlackAddress } from '../slack-address.ts';
import { ignore } from './inbound.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import { plainText } from './plain-text.ts';

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
const slashSchema = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  channel_id: z.string(),
  user_id: z.string(),
  response_url: z.string().nullish(),
});

/** A response_url can be used for half an hour; half a minute is left for the way. Milliseconds. */
export const responseUrlLife = 30 * 60_000 - 30_000;

/** A slash command, anywhere. It comes once, so it needs no names by which it could be known again. */
export function readSlash(body: unknown, { catalog, now, newId }: InboundContext): Inbound {
  const parsed = slashSchema.safeParse(body);
  if (!parsed.success) return ignore('not a command that can be read');
  const given = parsed.data;
  const responseUrl = given.response_url ?? null;
  const address: SlackAddress = {
    platform: 'slack',
    team: given.team_id,
    enterprise: String(given.is_enterprise_install) === 'true' ? (given.enterprise_id ?? null) : null,
    channel: given.channel_id,
    channelKind: given.channel_id.startsWith('D') ? 'dm' : 'channel',
    user: given.user_id,
    thread: null,
    message: null,
    responseUrl,
    responseUrlExpires: responseUrl === null ? null : now + responseUrlLife,
    questionId: newId(),
  };
  return { kind: 'card', ...readCommand(plainText(given.text, null).text, catalog), address, eventKeys: [] };
}
