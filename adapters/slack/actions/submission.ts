import { z } from 'zod';
import type { Team } from '../inbound/inbound.ts';
import { reasonInWords } from '../../actions/reasons.ts';
import { readReason } from '../render/reason-view.ts';
import type { Click } from './click.ts';
import { readSentView } from './sent-view.ts';

/** The answer that somebody is asked about: kept in the modal, since nothing is kept in the process. */
const subjectSchema = z.object({
  questionId: z.string(),
  productId: z.string().nullable(),
  channel: z.string(),
  message: z.string(),
  thread: z.string().nullable(),
  /** Only the asker sees the message. */
  isPrivate: z.boolean().default(false),
  /** As the message knew it; '' where it didn't. */
  question: z.string().default(''),
  /** Names of the pages consulted. */
  pages: z.array(z.string()).default([]),
});

export type Subject = Readonly<z.infer<typeof subjectSchema>>;

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
  { channel, message, thread, isEphemeral: isPrivate, forPerson }: Click,
  questionId: string,
  productId: string | null,
): string {
  const { question = '', pages = [] } = forPerson ?? {};
  const subject: Subject = { questionId, productId, channel, message, thread, isPrivate, question, pages };
  return JSON.stringify(subject);
}

/** What somebody wrote into the modal; null for another modal, and for one that can't be read. */
export function readSubmission(body: unknown): Submission | null {
  const sent = readSentView(body);
  const given = sent === null ? null : readReason(sent.view);
  const subject = given === null ? null : readSubject(given.metadata);
  if (sent === null || given === null || subject === null) return null;
  const { team, enterprise, user } = sent;
  return { team, enterprise, user, subject, reason: reasonInWords(given), wantsPerson: given.person };
}

function readSubject(text: string): Subject | null {
  try {
    return subjectSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
