import { z } from 'zod';
import type { Team } from '../inbound/inbound.ts';
import { limits } from '../limits.ts';
import { reasonCallback } from '../render/actions.ts';
import type { Click } from './click.ts';

/** What the modal has to know of the answer that it asks about. */
const subjectSchema = z.object({
  questionId: z.string(),
  productId: z.string().nullable(),
  channel: z.string(),
  message: z.string(),
  thread: z.string().nullable(),
});

export type Subject = Readonly<z.infer<typeof subjectSchema>>;

const reasonBlock = 'reason';
const personBlock = 'person';
const field = 'value';

/** The modal that asks why an answer didn't help, and offers a person. */
export function reasonModal(subject: Subject): Readonly<Record<string, unknown>> {
  const plain = (text: string) => ({ type: 'plain_text', text });
  return {
    type: 'modal',
    callback_id: reasonCallback,
    private_metadata: JSON.stringify(subject),
    title: plain('What was wrong?'),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: reasonBlock,
        optional: true,
        label: plain('What would have helped you?'),
        element: { type: 'plain_text_input', action_id: field, multiline: true, max_length: 1_000 },
      },
      {
        type: 'input',
        block_id: personBlock,
        optional: true,
        label: plain('Shall a person look at it?'),
        element: {
          type: 'checkboxes',
          action_id: field,
          options: [{ text: plain('Yes, pass my question on to a person'), value: 'yes' }],
        },
      },
    ],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const submissionSchema = z.object({
  type: z.literal('view_submission'),
  user: z.object({ id: z.string(), team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().max(limits.privateMetadata),
    state: z.object({
      values: z.object({
        [reasonBlock]: z.object({ [field]: z.object({ value: z.string().nullish() }) }).optional(),
        [personBlock]: z
          .object({ [field]: z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() }) })
          .optional(),
      }),
    }),
  }),
});

export interface Submission extends Team {
  readonly user: string;
  readonly subject: Subject;
  readonly reason: string;
  readonly wantsPerson: boolean;
}

/** What somebody wrote into the modal; null for another modal, and for one that can't be read. */
export function readSubmission(body: unknown): Submission | null {
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success || parsed.data.view.callback_id !== reasonCallback) return null;
  const { user, team, enterprise, view } = parsed.data;
  const subject = readSubject(view.private_metadata);
  const home = team?.id ?? user.team_id;
  if (subject === null || home == null) return null;
  const { values } = view.state;
  return {
    team: home,
    enterprise: String(parsed.data.is_enterprise_install) === 'true' ? (enterprise?.id ?? null) : null,
    user: user.id,
    subject,
    reason: values[reasonBlock]?.[field].value ?? '',
    wantsPerson: (values[personBlock]?.[field].selected_options ?? []).length > 0,
  };
}

/** The answer that a vote is about. */
export function subjectOf({ channel, message, thread }: Click, questionId: string, productId: string | null): Subject {
  return { questionId, productId, channel, message, thread };
}

function readSubject(text: string): Subject | null {
  try {
    return subjectSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
