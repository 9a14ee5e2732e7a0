import { z } from 'zod';
import type { Team } from './inbound.ts';

/** https://docs.slack.dev/apis/events-api#callback-field */
const envelopeSchema = z.object({
  event_id: z.string(),
  team_id: z.string().nullish(),
  api_app_id: z.string().nullish(),
  authorizations: z
    .array(
      z.object({
        team_id: z.string().nullish(),
        enterprise_id: z.string().nullish(),
        user_id: z.string(),
        is_bot: z.boolean().nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

export interface EventEnvelope extends Team {
  readonly eventId: string;
  readonly appId: string | null;
  /** The bot's own user in that workspace; null when the payload doesn't tell. */
  readonly botUser: string | null;
}

/** What stands around an event; null when it isn't an event of the platform. */
export function readEnvelope(body: unknown): EventEnvelope | null {
  const parsed = envelopeSchema.safeParse(body);
  if (!parsed.success) return null;
  const { event_id, team_id, api_app_id, authorizations } = parsed.data;
  const own = authorizations?.find(({ is_bot }) => is_bot === true) ?? authorizations?.[0];
  const team = own?.team_id ?? team_id;
  if (team == null) return null;
  return {
    eventId: event_id,
    appId: api_app_id ?? null,
    team,
    enterprise: own?.is_enterprise_install === true ? (own.enterprise_id ?? null) : null,
    botUser: own?.is_bot === true ? own.user_id : null,
  };
}
