import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Clock } from '../../src/clock.ts';
import type { Ask } from '../../src/delivery/ask.ts';
import type { CompleteQuestion, Preparation } from '../answer-ask.ts';
import { download } from '../files/download.ts';
import { noFiles, takeFiles } from '../files/take-files.ts';
import type { AttachedFile, FileTools } from '../files/take-files.ts';
import { continueQuestion, namesProductAlone } from '../thread/continue-question.ts';
import { silenceFor } from '../thread/silence.ts';
import type { Silence } from '../thread/silence.ts';
import type { DiscordAddress } from './discord-address.ts';
import type { DiscordApi } from './discord-api.ts';
import type { DiscordFile, DiscordOrigin } from './inbound/origin.ts';
import { readChain, readRecent, readThread } from './thread/read-thread.ts';
import type { Staff } from './thread/staff.ts';
import type { DiscordThreadMessage } from './thread/thread-message.ts';

export interface PrepareTools {
  readonly catalog: Catalog;
  readonly api: DiscordApi;
  readonly staff: Staff;
  readonly clock: Clock;
  readonly apiUrl: string | null;
  readonly readAttached: FileTools['readAttached'];
  /** Told of a look at the platform that failed, and of why a message is left unanswered. */
  readonly note: (what: 'thread-unreadable' | `silent: ${Silence | 'unreadable'}`, error?: unknown) => void;
}

/** Everything about one ask that is only to be had from the platform. */
interface Case extends PrepareTools {
  readonly ask: Ask;
  readonly address: DiscordAddress;
  readonly origin: DiscordOrigin;
}

/**
 * Decides whether a question is answered at all, and finds what belongs to it: earlier turns, the thread's product, files.
 * @returns null: the bot stays silent
 */
export async function prepare(
  ask: Ask,
  address: DiscordAddress,
  origin: DiscordOrigin | null,
  tools: PrepareTools,
  signal: AbortSignal,
): Promise<Preparation | null> {
  if (origin === null)
    return { complete: () => Promise.resolve({ question: ask.question, notices: [], pictures: [] }) };
  const one: Case = { ...tools, ask, address, origin };
  if (origin.asked !== 'follow-up' && origin.asked !== 'reply') {
    return { complete: async (until) => complete(one, (await beforeIt(one, until)) ?? [], until) };
  }
  const before = await beforeIt(one, signal);
  const silence = before === null ? 'unreadable' : await silenceOf(one, before, signal);
  if (silence === null) return { complete: (until) => complete(one, before ?? [], until) };
  tools.note(`silent: ${silence}`);
  return null;
}

async function silenceOf(
  { address, ask: { question }, catalog, staff }: Case,
  before: readonly DiscordThreadMessage[],
  signal: AbortSignal,
): Promise<Silence | null> {
  const people = before.filter(({ by, user }) => by === 'person' && user !== '').map(({ user }) => user);
  return silenceFor({
    before,
    message: { user: address.user, text: question.text, toOthers: false },
    namesProduct: namesProductAlone(question.text, catalog),
    staff: await staff.among(address.guild, people, signal),
  });
}

async function complete(
  { origin, ask, catalog, apiUrl, readAttached }: Case,
  before: readonly DiscordThreadMessage[],
  signal: AbortSignal,
): Promise<CompleteQuestion> {
  const continued = continueQuestion(ask.question, before, catalog);
  const tools = { download: discordDownload(apiUrl), readAttached, signal };
  const files = origin.files.map(attachedFile);
  const { images, document, notices, pictures } = files.length === 0 ? noFiles : await takeFiles(files, tools);
  return { question: { ...continued, images, document }, notices, pictures };
}

/** What was said before the question, oldest first; null where it can't be read. */
async function beforeIt(one: Case, signal: AbortSignal): Promise<readonly DiscordThreadMessage[] | null> {
  const { origin, address, api, note, clock } = one;
  const { message, repliesTo, botUser } = origin;
  const place = { channel: address.channel, botUser };
  try {
    if (origin.isInThread) return await readThread(api, place, message, signal);
    if (repliesTo !== null) return await readChain(api, place, repliesTo, signal);
    if (origin.asked !== 'direct' || message === null || namesProduct(one)) return [];
    return await readRecent(api, place, message, clock.now(), signal);
  } catch (error) {
    signal.throwIfAborted();
    note('thread-unreadable', error);
    return null;
  }
}

const namesProduct = ({ ask, catalog }: Case): boolean => 'product' in catalog.resolveText(ask.question.text);

const ownHosts: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** Fetches attachments from where the platform keeps them, and from nowhere else. */
function discordDownload(apiUrl: string | null): FileTools['download'] {
  const own = apiUrl === null ? null : new URL(apiUrl).origin;
  const isOfPlatform = ({ origin, protocol, hostname }: URL): boolean =>
    origin === own || (protocol === 'https:' && ownHosts.has(hostname));
  return (url, most, signal) => download(url, { isOfPlatform, headers: {}, most, signal });
}

function attachedFile({ filename, content_type, size, url }: DiscordFile): AttachedFile {
  const mediaType = content_type?.split(';', 1)[0]?.trim() ?? null;
  return { name: filename ?? null, mediaType, size: size ?? null, url: url ?? null };
}
