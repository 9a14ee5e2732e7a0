import type { Draft } from '../../../src/answer/draft.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Question } from '../../../src/question.ts';
import { explainStatus } from '../../explain.ts';
import { createParseAhead } from '../../parse-ahead.ts';
import type { Surface } from '../../surface.ts';
import type { EditBudgets } from '../budget/edit-budgets.ts';
import { renderDraft } from '../render/render-draft.ts';
import type { RenderOptions } from '../render/render-draft.ts';
import { renderSentence } from '../render/render-sentence.ts';
import type { SlackReply } from '../render/blocks.ts';
import type { SlackAddress } from '../slack-address.ts';
import type { SlackApi } from '../slack-api.ts';
import { createEnding } from './ending.ts';
import { grow } from './grow.ts';
import { createMarkKeeper } from './marks.ts';
import type { Taking } from './marks.ts';
import { nothing } from './screen.ts';
import type { Screen } from './screen.ts';
import { createStatusLine } from './status-line.ts';
import { withSentence } from './with-sentence.ts';
import { createWriter } from './writer.ts';

interface SlackSurfaceOptions {
  readonly address: SlackAddress;
  readonly api: SlackApi;
  readonly budgets: EditBudgets;
  readonly clock: Clock;
  readonly question: Question;
  /** Whether the finished answer asks for a vote; true unless told. */
  readonly feedback?: boolean;
  /** Where the messages are kept for a process that takes the answer over, or were; none unless told. */
  readonly turn?: Taking;
}

export interface SlackSurface extends Surface {
  /** Milliseconds between two shows of drafts like this one, for `paced`. */
  interval(draft: Draft): number | null;
}

/** Between two status lines. Milliseconds. */
const statusInterval = 600;
/** Between the first text and the second. Milliseconds. */
const firstInterval = 200;
/** While the budgets allow nothing they are asked again after this time. Milliseconds. */
const askAgain = 1_000;
/** Where there is no status line a message says what is being done, unless the text comes sooner. Milliseconds. */
const patience = 1_000;

/**
 * Shows one answer in Slack: a status line, then one message that grows, as a stream or by edits, then the whole answer,
 * in as many messages as it needs. `show` and `fail` throw SlackError only where nothing can be written any more.
 */
export function createSlackSurface(options: SlackSurfaceOptions): SlackSurface {
  const { address, clock } = options;
  const rendering = renderingOf(options);
  const writer = createWriter({ ...options, isTakenOver: options.turn?.isTakenOver === true });
  const status = createStatusLine(writer);
  const ending = createEnding(writer, status);
  const parseAhead = createParseAhead(clock, rendering.scenario);
  const born = clock.now();
  /** What stands where each message of the answer belongs. */
  const screens: Screen[] = [beforeAnything(address)];
  const marks = createMarkKeeper(writer, screens, options.turn ?? null);
  let textTried = false;
  let latest: SlackReply | null = null;

  async function showStatus(draft: Draft, sentence: string, signal: AbortSignal): Promise<void> {
    const isEmpty = screens[0]?.kind === 'none';
    if (isEmpty && status.here) {
      await status.show(sentence, signal);
      return;
    }
    const isSlow = draft.progress !== null || clock.now() - born >= patience;
    if (isEmpty && !isSlow) return;
    const first = renderSentence(sentence);
    await grow(writer, screens, { first, parts: [first] }, signal);
  }

  return {
    async show(draft, signal) {
      signal.throwIfAborted();
      await marks.resume(signal);
      const sentence = draft.blocks.length === 0 ? explainStatus(draft) : null;
      if (sentence !== null) {
        await showStatus(draft, sentence, signal);
        await marks.keep();
        return;
      }
      latest = renderDraft(draft, rendering);
      status.hide();
      if (draft.phase === 'done') {
        await ending.show(screens, latest, signal);
        return;
      }
      textTried = true;
      await grow(writer, screens, latest, signal);
      await marks.keep();
    },
    async fail(sentence, signal) {
      signal.throwIfAborted();
      await marks.resume(signal);
      status.hide();
      await ending.show(screens, withSentence(latest, sentence), signal);
    },
    interval(draft) {
      if (draft.blocks.length === 0) return statusInterval;
      const { kind } = screens.at(-1) ?? nothing;
      if (kind === 'closed' || kind === 'deleted') return null;
      if (!textTried) return 0;
      // A stream never needs its blocks.
      if (kind !== 'stream') parseAhead(draft);
      const interval = writer.interval(growingBy[kind]);
      return interval === undefined ? firstInterval : (interval ?? askAgain);
    },
  };
}

function renderingOf({ question, feedback = true }: SlackSurfaceOptions): RenderOptions {
  const { scenario, text, id } = question;
  return { scenario, question: text, questionId: id, feedback };
}

function beforeAnything({ message }: SlackAddress): Screen {
  return message === null ? nothing : { kind: 'message', ts: message, shown: null, holdsAll: false };
}

/** The method that the next text is shown by. */
const growingBy = {
  none: 'chat.postMessage',
  lost: 'chat.postMessage',
  stream: 'chat.appendStream',
  message: 'chat.update',
} as const;
