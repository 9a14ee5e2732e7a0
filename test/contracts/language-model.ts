import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prompt } from '../../src/context/prompt.ts';
import type { LanguageModel } from '../../src/model/language-model.ts';
import { chunksOf, endOf, textIn } from '../support/chunks-of.ts';

/** A model under test, with a prompt that it answers in at least two chunks of text. */
export interface ModelUnderTest {
  readonly model: LanguageModel;
  readonly prompt: Prompt;
  close(): Promise<void>;
}

/** What every implementation of LanguageModel does. */
export function describeLanguageModel(name: string, setUp: () => Promise<ModelUnderTest>): void {
  describe(`${name} as a language model`, () => {
    let tested: ModelUnderTest;
    beforeAll(async () => {
      tested = await setUp();
    });
    afterAll(() => tested.close());

    it('begins with the name of the model and ends once, after its text', async () => {
      const chunks = await chunksOf(tested.model, tested.prompt);
      expect(chunks[0]).toEqual({
        type: 'start',
        model: tested.model.name,
        fallback: expect.toSatisfy(isReason) as unknown,
      });
      expect(chunks.map(({ type }) => type).join(' ')).toMatch(/^start( text){2,} end$/);
      expect(endOf(chunks).reason).toBe('stop');
    });

    it('gives no empty piece of text', async () => {
      const chunks = await chunksOf(tested.model, tested.prompt);
      expect(chunks.every((chunk) => chunk.type !== 'text' || chunk.text !== '')).toBe(true);
      expect(textIn(chunks).trim()).not.toBe('');
    });

    it('throws the reason of a signal that is aborted already', async () => {
      const reason = new Error('too late');
      await expect(chunksOf(tested.model, tested.prompt, AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('throws the reason of an abort in the middle of the text', async () => {
      const stop = new AbortController();
      const reason = new Error('enough');
      async function readUntilText(): Promise<void> {
        for await (const chunk of tested.model.stream(tested.prompt, stop.signal)) {
          if (chunk.type === 'text') stop.abort(reason);
        }
      }
      await expect(readUntilText()).rejects.toBe(reason);
    });

    it('can be left after the first chunk', async () => {
      for await (const chunk of tested.model.stream(tested.prompt, new AbortController().signal)) {
        expect(chunk.type).toBe('start');
        break;
      }
      expect(endOf(await chunksOf(tested.model, tested.prompt)).reason).toBe('stop');
    });

    it('keeps answers that are written at once apart', async () => {
      const alone = textIn(await chunksOf(tested.model, tested.prompt));
      const together = await Promise.all(Array.from({ length: 5 }, () => chunksOf(tested.model, tested.prompt)));
      expect(together.map(textIn)).toEqual(Array.from({ length: 5 }, () => alone));
    });
  });
}

function isReason(value: unknown): boolean {
  return value === null || ['no-model', 'unavailable', 'rate-limited', 'refused'].some((reason) => reason === value);
}
