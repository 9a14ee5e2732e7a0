import { z } from 'zod';
import { forOnDuty, openedTooLate } from '../../actions/checked-form.ts';
import { draftOfChecked, saveAnswer } from '../../actions/save-answer.ts';
import type { SavedAnswer } from '../../actions/save-answer.ts';
import type { Team } from '../inbound/inbound.ts';
import type { Workspace } from '../install/workspaces.ts';
import { askedPlace } from '../render/actions.ts';
import type { AskedPlace, SlackAction } from '../render/actions.ts';
import { answerForm, readAnswerForm } from '../render/answer-form.ts';
import { plain } from '../render/blocks.ts';
import type { SlackMessage } from '../render/blocks.ts';
import { renderDraft } from '../render/render-draft.ts';
import { renderSentence } from '../render/render-sentence.ts';
import { SlackError } from '../slack-error.ts';
import type { SlackTools } from '../slack-tools.ts';
import type { Click } from './click.ts';
import { readSentView } from './sent-view.ts';
import { tellAll, tellPrivately } from './tell.ts';

/** What the answer is for, and where it was written: kept in the modal, since nothing is kept in the process. */
const subjectSchema = z.object({
  productId: z.string(),
  /** Where whoever asked reads it; null: nowhere. */
  place: askedPlace.nullable(),
  /** The channel of the people on duty, and the message there. */
  channel: z.string(),
  message: z.string(),
});

interface FilledAnswer extends Team {
  readonly user: string;
  readonly subject: Readonly<z.infer<typeof subjectSchema>>;
  readonly question: string;
  readonly answer: string;
  readonly source: string;
}

/** Opens the form for an answer, for the people on duty alone. Throws as the Web API does. */
export async function openAnswerForm(
  click: Click,
  { productId, question, place }: Extract<SlackAction, { kind: 'save' }>,
  { workspaces, staff }: SlackTools,
  signal: AbortSignal,
): Promise<void> {
  const workspace = await workspaces.of(click);
  if (workspace === null) return;
  const { api } = workspace;
  if (!(await staff.in(click.team, api, signal)).has(click.user)) {
    await tellPrivately(api, click, forOnDuty, signal);
    return;
  }
  const { channel, message } = click;
  const subject: FilledAnswer['subject'] = { productId, place, channel, message };
  try {
    const view = answerForm(JSON.stringify(subject), question);
    await api.edit('views.open', { trigger_id: click.triggerId ?? '', view }, signal);
  } catch {
    signal.throwIfAborted();
    await tellPrivately(api, click, openedTooLate, signal);
  }
}

/** What somebody wrote into the form; null for another one, and for one that can't be read. */
export function readFilledAnswer(body: unknown): FilledAnswer | null {
  const sent = readSentView(body);
  const form = sent === null ? null : readAnswerForm(sent.view);
  const subject = form === null ? null : readSubject(form.metadata);
  if (sent === null || form === null || subject === null) return null;
  const { team, enterprise, user } = sent;
  const { question, answer, source } = form;
  return { team, enterprise, user, subject, question, answer, source };
}

function readSubject(text: string): FilledAnswer['subject'] | null {
  try {
    return subjectSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keeps the answer, and shows it to whoever asked. Returns at once; never throws. */
export function actOnAnswer(filled: FilledAnswer, tools: SlackTools): void {
  tools.background.run('save-answer', async (signal) => {
    const workspace = await tools.workspaces.of(filled);
    if (workspace !== null) await keepAnswer(filled, workspace, tools, signal);
  });
}

async function keepAnswer(
  filled: FilledAnswer,
  { api }: Workspace,
  tools: SlackTools,
  signal: AbortSignal,
): Promise<void> {
  const { user, team, subject, ...words } = filled;
  const { productId, channel, message, place } = subject;
  const onlyThem = { channel, user, thread: null, responseUrl: null };
  if (!(await tools.staff.in(team, api, signal)).has(user)) {
    await tellPrivately(api, onlyThem, forOnDuty, signal);
    return;
  }
  const saved = await saveAnswer({ ...words, productId, platform: 'slack', person: user }, tools, signal);
  if (saved.kind === 'refused') {
    await tellPrivately(api, onlyThem, refusal(saved), signal);
    return;
  }
  const isShown = place === null ? null : await showAsker(saved, place, api, tools, signal);
  const after = isShown === null ? '' : isShown ? ' Whoever asked has it too.' : ' I could not write to whoever asked.';
  await tellAll(api, { channel, thread: message }, `${saved.sentence}${after}`, signal);
}

function refusal({ sentence, written }: Extract<SavedAnswer, { kind: 'refused' }>): SlackMessage {
  const message = renderSentence(sentence);
  if (written === '') return message;
  return { ...message, blocks: [...message.blocks, { type: 'section', text: plain(written), expand: true }] };
}

/** False where the bot may not write. Throws as the Web API does otherwise. */
async function showAsker(
  { answer, product }: Extract<SavedAnswer, { kind: 'saved' }>,
  place: AskedPlace,
  api: Workspace['api'],
  { library, newId }: SlackTools,
  signal: AbortSignal,
): Promise<boolean> {
  const draft = await draftOfChecked(answer, product, library, signal);
  const options = { scenario: 'general', question: answer.question, questionId: newId(), feedback: false } as const;
  try {
    for (const part of renderDraft(draft, options).parts) await tellAll(api, place, part, signal);
    return true;
  } catch (error) {
    if (error instanceof SlackError && ['not-in-channel', 'message-not-found'].includes(error.kind)) return false;
    throw error;
  }
}
