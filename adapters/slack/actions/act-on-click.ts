import { ask } from '../../../commands/ask.ts';
import { passOn } from '../../actions/pass-on.ts';
import { takeVote } from '../../actions/take-vote.ts';
import { takeAsk } from '../inbound/act-on.ts';
import type { Workspace } from '../install/workspaces.ts';
import type { SlackAction } from '../render/actions.ts';
import { reasonView } from '../render/reason-view.ts';
import { renderCard } from '../render/render-card.ts';
import { prefix } from '../slack-tools.ts';
import type { SlackTools } from '../slack-tools.ts';
import { readThread } from '../thread/read-thread.ts';
import { askOfClick } from './ask-of-click.ts';
import type { Click } from './click.ts';
import { handOver } from './hand-over.ts';
import type { HandOver } from './hand-over.ts';
import { openAnswerForm } from './save-answer.ts';
import { writeSubject } from './submission.ts';
import type { Submission } from './submission.ts';
import { tellPrivately } from './tell.ts';
import type { TellPlace } from './tell.ts';

/** Does what a click asks for. Returns at once; never throws. */
export function actOnClick(click: Click, tools: SlackTools): void {
  const { action } = click;
  const { background, clock, newId } = tools;
  switch (action.kind) {
    case 'choose':
    case 'ask':
      if (action.question === '') background.run('choose', (signal) => askWhat(click, action.productId, tools, signal));
      else takeAsk(askOfClick(click, action, { now: clock.now(), newId }), tools);
      return;
    case 'vote':
      background.run('vote', (signal) => vote(click, action, tools, signal));
      return;
    case 'person': {
      const { questionId, question, productId, pages } = action;
      const { user, channel, message, thread, isEphemeral: isPrivate } = click;
      const place = { channel, message, thread, isPrivate };
      const subject = { user, questionId, question, productId, pages, reason: '', ...place };
      background.run('hand-over', (signal) => passQuestionOn(subject, click, tools, signal));
      return;
    }
    case 'save':
      background.run('save-answer', (signal) => openAnswerForm(click, action, tools, signal));
  }
}

/** Keeps why an answer didn't help, and passes the question on when that was wanted. Returns at once; never throws. */
export function actOnSubmission(submission: Submission, tools: SlackTools): void {
  const { user, subject, reason, wantsPerson } = submission;
  tools.background.run('reason', async (signal) => {
    await tools.feedback.explain(subject.questionId, 'slack', user, reason);
    const workspace = wantsPerson ? await tools.workspaces.of(submission) : null;
    if (workspace === null) return;
    const { channel, message, thread } = subject;
    const question = subject.question === '' ? await questionBefore(workspace, subject, signal) : subject.question;
    const place = { ...submission, channel, thread: thread ?? message, responseUrl: null };
    await passQuestionOn({ ...subject, user, question, reason }, place, tools, signal);
  });
}

/** A product was chosen before anything was asked. */
async function askWhat(
  click: Click,
  productId: string | null,
  { catalog, library, workspaces }: SlackTools,
  signal: AbortSignal,
): Promise<void> {
  const workspace = await workspaces.of(click);
  if (workspace === null) return;
  const reply = await ask.run(productId ?? '', { catalog, library, prefix }, signal);
  if (reply.kind === 'card') await tellPrivately(workspace.api, click, renderCard(reply.card), signal);
}

const noted =
  'Thank you, your vote is counted. The form for a reason did not open in time; click once more to add one.';

async function vote(
  click: Click,
  action: Extract<SlackAction, { kind: 'vote' }>,
  { feedback, workspaces, catalog }: SlackTools,
  signal: AbortSignal,
): Promise<void> {
  const { questionId, productId, scenario } = action;
  const { user: person } = click;
  const given = { questionId, platform: 'slack', person, vote: action.vote, scenario, productId };
  const kept = takeVote(given, { feedback, catalog });
  // The form can be opened within three seconds of the click alone, so it doesn't wait for the vote.
  await Promise.all([kept, action.vote === 'down' ? askWhy(click, questionId, productId, workspaces, signal) : null]);
}

async function askWhy(
  click: Click,
  questionId: string,
  productId: string | null,
  workspaces: SlackTools['workspaces'],
  signal: AbortSignal,
): Promise<void> {
  const workspace = await workspaces.of(click);
  if (workspace === null) return;
  try {
    const view = reasonView(writeSubject(click, questionId, productId), { person: true });
    await workspace.api.edit('views.open', { trigger_id: click.triggerId ?? '', view }, signal);
  } catch {
    signal.throwIfAborted();
    await tellPrivately(workspace.api, click, noted, signal);
  }
}

/** Passes a question on to the people on duty, or says where else help is to be had. The asker is told either way. */
async function passQuestionOn(
  subject: HandOver,
  place: Pick<Click, 'team' | 'enterprise'> & TellPlace,
  { catalog, workspaces, handOverTo, desk, staff }: SlackTools,
  signal: AbortSignal,
): Promise<void> {
  const workspace = await workspaces.of(place);
  if (workspace === null) return;
  const { api } = workspace;
  const tools = { api, catalog, hasStaff: !staff.isEmpty };
  const post = handOverTo === null ? null : () => handOver(subject, handOverTo, tools, signal);
  const { user, questionId, productId } = subject;
  const sentence = await passOn({ platform: 'slack', user, questionId, productId }, { catalog, desk, post });
  await tellPrivately(api, place, sentence, signal);
}

/** The question that an answer in a thread answers; '' where it stands in no thread that can be read. */
async function questionBefore(
  { api }: Workspace,
  { channel, thread, message }: { readonly channel: string; readonly thread: string | null; readonly message: string },
  signal: AbortSignal,
): Promise<string> {
  if (thread === null) return '';
  try {
    const all = await readThread(api, { channel, thread, botUser: null }, signal);
    const before = all.filter(({ by, ts }) => by === 'person' && Number(ts) < Number(message));
    return before.at(-1)?.text ?? '';
  } catch {
    signal.throwIfAborted();
    return '';
  }
}
