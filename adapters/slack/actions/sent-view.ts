import { z } from 'zod';
import type { Team } from '../inbound/inbound.ts';

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const sentSchema = z.object({
  type: z.literal('view_submission'),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  view: z.unknown(),
});

/** A modal that somebody sent. */
export interface SentView extends Team {
  readonly user: string;
  /** As it came: read it by a schema. */
  readonly view: unknown;
}

/** Who sent which modal; null for anything else. */
export function readSentView(body: unknown): SentView | null {
  const parsed = sentSchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, team, enterprise, is_enterprise_install, view } = parsed.data;
  const home = team?.id ?? user.team_id;
  if (home == null) return null;
  const isForAll = String(is_enterprise_install) === 'true';
  return { team: home, enterprise: isForAll ? (enterprise?.id ?? null) : null, user: user.id, view };
}
