import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Ask } from '../../src/delivery/ask.ts';
import type { Question } from '../../src/question.ts';
import type { Preparation } from '../answer-ask.ts';
import { noFiles, takeFiles } from '../files/take-files.ts';
import type { FileTools } from '../files/take-files.ts';
import { attachedFile, slackDownload } from './files/slack-files.ts';
import type { SlackFile, SlackOrigin } from './inbound/origin.ts';
import type { Workspace } from './install/workspaces.ts';
import type { SlackAddress } from './slack-address.ts';
import { continueQuestion, namesProductAlone } from '../thread/continue-question.ts';
import { readRecent, readThread } from './thread/read-thread.ts';
import { silenceFor } from '../thread/silence.ts';
import type { Silence } from '../thread/silence.ts';
import type { Staff } from './thread/staff.ts';
import type { SlackThreadMessage } from './thread/thread-message.ts';

export interface PrepareTools {
  readonly catalog: Catalog;
  readonly workspace: Workspace;
  readonly staff: Staff;
  readonly apiUrl: string | null;
  readonly readAttached: FileTools['readAttached'];
  /** Told of a look at the platform that failed, and of why a message is left unanswered. */
  readonly note: (what: 'thread-unreadable' | `silent: ${Silence | 'unreadable'}`, error?: unknown) => void;
}

/** Everything about one ask that is only to be had from the platform. */
interface Case extends PrepareTools {
  readonly question: Question;
  readonly address: SlackAddress;
  readonly origin: SlackOrigin;
}

/**
 * Decides whether a question is answered at all, and finds what belongs to it: earlier turns, the thread's product, files.
 * @returns null: the bot stays silent
 */
export async function prepare(
  ask: Ask,
  address: SlackAddress,
  origin: SlackOrigin | null,
  tools: PrepareTools,
  signal: AbortSignal,
): Promise<Preparation | null> {
  if (origin === null)
    return { complete: () => Promise.resolve({ question: ask.question, notices: [], pictures: [] }) };
  const one: Case = { ...tools, question: ask.question, address, origin };
  if (origin.asked !== 'follow-up') return { complete: (until) => complete(one, null, until) };
  const thread = await threadOf(one, signal);
  const silence = thread === null ? 'unreadable' : await silenceOf(one, thread, signal);
  if (silence === null) return { complete: (until) => complete(one, thread, until) };
  tools.note(`silent: ${silence}`);
  return null;
}

async function silenceOf(
  one: Case,
  thread: readonly SlackThreadMessage[],
  signal: AbortSignal,
): Promise<Silence | null> {
  const { address, workspace, question, catalog, staff } = one;
  return silenceFor({
    before: beforeIt(one, thread),
    message: { user: address.user, text: question.text, toOthers: false },
    namesProduct: namesProductAlone(question.text, catalog),
    staff: await staff.in(address.team, workspace.api, signal),
  });
}

async function complete(one: Case, read: readonly SlackThreadMessage[] | null, signal: AbortSignal) {
  const { origin, workspace, apiUrl, readAttached, catalog } = one;
  const thread = read ?? (await threadOf(one, signal)) ?? [];
  const files = filesOf(one, thread);
  const before = origin.thread === null ? await recentOf(one, signal) : beforeIt(one, thread);
  const continued = continueQuestion(one.question, before, catalog);
  const tools = { download: slackDownload(workspace.token, apiUrl), readAttached, signal };
  const { images, document, notices, pictures } =
    files.length === 0 ? noFiles : await takeFiles(files.map(attachedFile), tools);
  return { question: { ...continued, images, document }, notices, pictures };
}

/** The thread that the question stands in, or the message itself when its files are looked for; null: can't be read. */
async function threadOf({ origin, address, workspace, note }: Case, signal: AbortSignal) {
  const thread = origin.thread ?? (origin.lookForFiles ? origin.ts : null);
  if (thread === null) return [];
  try {
    return await readThread(workspace.api, { channel: address.channel, botUser: origin.botUser, thread }, signal);
  } catch (error) {
    signal.throwIfAborted();
    note('thread-unreadable', error);
    return null;
  }
}

function beforeIt(one: Case, thread: readonly SlackThreadMessage[]): readonly SlackThreadMessage[] {
  const ts = one.origin.ts ?? askingMessage(one, thread)?.ts ?? null;
  return ts === null ? thread : thread.filter((message) => Number(message.ts) < Number(ts));
}

/** The message that a click goes on with: the last one of a person before the message that was clicked on. */
function askingMessage(
  { origin, address }: Case,
  thread: readonly SlackThreadMessage[],
): SlackThreadMessage | undefined {
  const { message } = address;
  if (origin.asked !== 'click' || message === null) return undefined;
  return thread.findLast(({ by, ts }) => by === 'person' && Number(ts) < Number(message));
}

/** In the bot's own conversation people go on without a thread: what they said last names the product. */
async function recentOf(one: Case, signal: AbortSignal): Promise<readonly SlackThreadMessage[]> {
  const { origin, address, catalog, question, workspace, note } = one;
  if (origin.asked !== 'direct' || origin.ts === null || 'product' in catalog.resolveText(question.text)) return [];
  const place = { channel: address.channel, botUser: origin.botUser, before: origin.ts };
  try {
    return await readRecent(workspace.api, place, signal);
  } catch (error) {
    signal.throwIfAborted();
    note('thread-unreadable', error);
    return [];
  }
}

function filesOf(one: Case, thread: readonly SlackThreadMessage[]): readonly SlackFile[] {
  const { origin } = one;
  if (origin.asked === 'click') return askingMessage(one, thread)?.files ?? [];
  if (origin.files.length > 0 || !origin.lookForFiles) return origin.files;
  return thread.find(({ ts }) => ts === origin.ts)?.files ?? [];
}
