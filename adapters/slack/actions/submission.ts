import { z } from 'zod';
import type { Team } from '../inbound/inbound.ts';
import { reasonInWords } from '../../actions/reasons.ts';
import { readReason } from '../render/reason-view.ts';
import type { Click } from './click.ts';

/** The answer that somebody is asked about: kept in the modal, since nothing is kept in the process. */
const subjectSchema = z.object({
  questionId: z.string(),
  productId: z.string().nullable(),
  channel: z.string(),
  message: z.string(),
  thread: z.string().nullable(),
  /** As the message knew it; '' where it didn't. */
  question: z.string().default(''),
  /** Names of the pages consulted. */
  pages: z.array(z.string()).default([]),
});

export type Subject = Readonly<z.infer<typeof subjectSchema>>;

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const submissionSchema = z.object({
  type: z.literal('view_submission'),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  view: z.unknown(),
});

/** Why an answer didn't help somebody. */
export interface Submission extends Team {
  readonly user: string;
  readonly subject: Subject;
  /** '' for none. */
  readonly reason: string;
  readonly wantsPerson: boolean;
}

/** The answer that a vote is about, for the modal to keep: hardly longer than what the message's button keeps. */
export function writeSubject(
  { channel, message, thread, forPerson }: Click,
  questionId: string,
  productId: string | null,
): string {
  const { question = '', pages = [] } = forPerson ?? {};
  const subject: Subject = { questionId, productId, channel, message, thread, question, pages };
  return JSON.stringify(subject);
}

/** What somebody wrote into the modal; null for another modal, and for one that can't be read. */
export function readSubmission(body: unknown): Submission | null {
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, team, enterprise, is_enterprise_install, view } = parsed.data;
  const given = readReason(view);
  const subject = given === null ? null : readSubject(given.metadata);
  const home = team?.id ?? user.team_id;
  if (given === null || subject === null || home == null) return null;
  return {
    team: home,
    enterprise: String(is_enterprise_install) === 'true' ? (enterprise?.id ?? null) : null,
    user: user.id,
    subject,
    reason: reasonInWords(given),
    wantsPerson: given.person,
  };
}

function readSubject(text: string): Subject | null {
  try {
    return subjectSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
