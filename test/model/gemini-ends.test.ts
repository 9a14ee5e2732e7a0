import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelChunk } from '../../src/model/language-model.ts';
import { chunksOf, endOf, textIn } from '../support/chunks-of.ts';
import * as replies from '../support/gemini/replies.ts';
import { startGemini } from '../support/gemini/start-gemini.ts';
import type { Gemini } from '../support/gemini/start-gemini.ts';
import type { Step } from '../support/gemini/steps.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { contextOf, manualOf, promptOf } from '../support/prompt-of.ts';
import { geminiModel as make } from '../support/gemini/gemini-model.ts';

const manual = manualOf([{ text: 'Press [MENU].' }, { text: 'Hold the Bluetooth button for three seconds.' }]);
const prompt = promptOf({ context: contextOf([manual]) });

describe('an answer of Gemini', () => {
  let gemini: Gemini;
  beforeEach(async () => {
    gemini = await startGemini();
  });
  afterEach(() => gemini.close());

  it('gives up a stream that never starts', async () => {
    for (const reply of [{ kind: 'silence' }, replies.streams({ stall: true })] as const) {
      gemini.respond(() => reply);
      const clock = createManualClock();
      const answer = chunksOf(make(gemini, { clock, deadlines: { firstText: 2_000 } }), prompt);
      const failed = expect(answer).rejects.toMatchObject({ code: 'model-unavailable' });
      await vi.waitUntil(() => gemini.requests.length > 0 && clock.sleeping > 0);
      await clock.advance(2_000);
      await failed;
    }
    await expect(gemini.requests[1]?.closed).resolves.toEqual({ early: true });
  });

  it('is cut when nothing more comes after some text', async () => {
    gemini.respond(() => replies.streams({ text: 'Hold ' }, { stall: true }));
    const clock = createManualClock();
    const chunks: ModelChunk[] = [];
    async function read(): Promise<void> {
      const model = make(gemini, { clock, deadlines: { gap: 3_000 } });
      for await (const chunk of model.stream(prompt, new AbortController().signal)) chunks.push(chunk);
    }
    const answer = read();
    await vi.waitUntil(() => textIn(chunks) === 'Hold ' && clock.sleeping > 0);
    await clock.advance(2_999);
    expect(chunks.at(-1)?.type).toBe('text');
    await clock.advance(1);
    await answer;
    expect(endOf(chunks).reason).toBe('cut');
    await expect(gemini.requests[0]?.closed).resolves.toEqual({ early: true });
  });

  it('ends an answer that goes on for ever with what there is', async () => {
    function* forever(): Generator<Step> {
      for (;;) {
        yield { text: 'la ' };
        yield { wait: 5 };
      }
    }
    gemini.respond(() => ({ kind: 'stream', steps: forever() }));
    const chunks = await chunksOf(make(gemini, { deadlines: { whole: 150 } }), prompt);
    expect(textIn(chunks)).toMatch(/^(la )+$/);
    expect(endOf(chunks).reason).toBe('cut');
    await expect(gemini.requests[0]?.closed).resolves.toEqual({ early: true });
  });

  it('ends an answer that is far too long, and lets the request go', async () => {
    function* flood(): Generator<Step> {
      for (;;) {
        yield { text: '😀la'.repeat(10_000) };
        yield { wait: 1 };
      }
    }
    gemini.respond(() => ({ kind: 'stream', steps: flood() }));
    const chunks = await chunksOf(make(gemini), prompt);
    expect(textIn(chunks).length).toBeGreaterThan(99_990);
    expect(textIn(chunks).length).toBeLessThanOrEqual(100_000);
    expect(textIn(chunks).isWellFormed()).toBe(true);
    expect(endOf(chunks).reason).toBe('length');
    await expect(gemini.requests[0]?.closed).resolves.toEqual({ early: true });
  });

  it('never waits for less than no time', async () => {
    const clock = createManualClock();
    const waits: number[] = [];
    const watched = {
      now: () => clock.now(),
      sleep: (milliseconds: number, signal?: AbortSignal) => (
        waits.push(milliseconds),
        clock.sleep(milliseconds, signal)
      ),
    };
    gemini.respond(() => replies.streams({ text: 'Hold ' }, { stall: true }));
    for await (const chunk of make(gemini, { clock: watched }).stream(prompt, new AbortController().signal)) {
      // The reader takes longer than the whole answer may.
      if (chunk.type === 'text') await clock.advance(70_000);
      else if (chunk.type === 'start') void vi.waitUntil(() => waits.length > 1).then(() => clock.advance(0));
    }
    expect(waits.at(-1)).toBe(0);
  });

  it('ends the request when it is aborted or left', async () => {
    for (const leave of [true, false]) {
      gemini.respond(() => replies.streams({ text: 'Hold ' }, { stall: true }));
      const stop = new AbortController();
      const reason = new Error('stopped by hand');
      async function read(): Promise<void> {
        for await (const chunk of make(gemini).stream(prompt, stop.signal)) {
          if (chunk.type !== 'text') continue;
          if (leave) return;
          stop.abort(reason);
        }
      }
      if (leave) await read();
      else await expect(read()).rejects.toBe(reason);
      await expect(gemini.requests.at(-1)?.closed).resolves.toEqual({ early: true });
    }
  });

  it('throws the reason of an abort while it waits for the first word', async () => {
    gemini.respond(() => ({ kind: 'silence' }));
    const stop = new AbortController();
    const reason = new Error('stopped by hand');
    const answer = chunksOf(make(gemini), prompt, stop.signal);
    const failed = expect(answer).rejects.toBe(reason);
    await vi.waitUntil(() => gemini.requests.length > 0);
    stop.abort(reason);
    await failed;
  });
});
