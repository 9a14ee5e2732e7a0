import type { Draft } from '../../../src/answer/draft.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Question } from '../../../src/question.ts';
import { explainStatus } from '../../explain.ts';
import { createParseAhead } from '../../parse-ahead.ts';
import type { Surface } from '../../surface.ts';
import type { DiscordAddress } from '../discord-address.ts';
import type { DiscordApi } from '../discord-api.ts';
import { DiscordError } from '../discord-error.ts';
import type { Pace } from '../pace/pace.ts';
import type { DiscordReply } from '../render/components.ts';
import { renderClassic } from '../render/render-classic.ts';
import { renderDraft } from '../render/render-draft.ts';
import { renderSentence } from '../render/render-sentence.ts';
import type { Taking } from './marks.ts';
import { createStage } from './stage.ts';
import { withSentence } from './with-sentence.ts';
import { createWriter } from './writer.ts';

interface DiscordSurfaceOptions {
  readonly address: DiscordAddress;
  readonly api: DiscordApi;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly question: Question;
  /** Whether the finished answer asks for a vote; true unless told. */
  readonly feedback?: boolean;
  /** Where the messages are kept for a process that takes the answer over, or were; none unless told. */
  readonly turn?: Taking;
}

export interface DiscordSurface extends Surface {
  /** Milliseconds between two shows of drafts like this one, for `paced`. */
  interval(draft: Draft): number | null;
}

/** Between two looks at what is being done. Milliseconds. */
const statusInterval = 1_000;
/** While nothing is allowed it is asked again after this time. Milliseconds. */
const askAgain = 1_000;
/** "… is typing" is enough for so long; then a message says what is being done. Milliseconds. */
const patience = 2_500;

/**
 * Shows one answer in Discord: one message that grows by edits as the platform allows them, then the whole answer in as
 * many messages as it needs. Written by REST routes alone: by the interaction's token as long as that holds, else as
 * messages of the channel. `show` and `fail` throw DiscordError only where nothing can be written any more.
 */
export function createDiscordSurface(options: DiscordSurfaceOptions): DiscordSurface {
  const { address, clock, question, pace } = options;
  const writer = createWriter({ ...options, question: question.text });
  const stage = createStage(writer, options.turn ?? null);
  const parseAhead = createParseAhead(clock, question.scenario);
  const born = clock.now();
  let latest: Draft | null = null;
  let textTried = false;
  /** Where the bot isn't let in nothing is tried again, not even the sentence about it. */
  let shut: DiscordError | null = null;

  function render(draft: Draft): DiscordReply {
    const render = writer.style === 'components' ? renderDraft : renderClassic;
    return render(draft, {
      scenario: question.scenario,
      question: address.showsQuestion ? question.text : null,
      questionId: question.id,
      feedback: options.feedback ?? true,
    });
  }

  async function unlessShut(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    signal.throwIfAborted();
    if (shut !== null) throw shut;
    try {
      await stage.arrive(signal);
      await work();
    } catch (error) {
      if (error instanceof DiscordError) shut = error;
      await stage.leave();
      throw error;
    }
  }

  async function showDraft(draft: Draft, signal: AbortSignal): Promise<void> {
    const sentence = draft.blocks.length === 0 ? explainStatus(draft) : null;
    if (sentence !== null) {
      const isSlow = draft.progress !== null || clock.now() - born >= patience;
      if (isSlow || stage.isBegun) await stage.grow([renderSentence(sentence)], signal);
      return;
    }
    latest = draft;
    if (draft.phase === 'done') {
      await stage.finish(() => render(draft).parts, signal);
      return;
    }
    textTried = true;
    await stage.grow(render(draft).parts, signal);
  }

  return {
    show: (draft, signal) => unlessShut(signal, () => showDraft(draft, signal)),
    fail: (sentence, signal) =>
      unlessShut(signal, () => {
        return stage.finish(() => withSentence(latest === null ? null : render(latest), sentence), signal);
      }),
    interval(draft) {
      if (draft.blocks.length === 0) return statusInterval;
      if (!textTried) return 0;
      parseAhead(draft);
      return pace.interval(stage.lane()) ?? askAgain;
    },
  };
}
