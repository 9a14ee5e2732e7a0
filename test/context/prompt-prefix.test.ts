import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildPrompt } from '../../src/context/build-prompt.ts';
import { createContextBuilder } from '../../src/context/context-builder.ts';
import { createPassageIndexes } from '../../src/context/passage-indexes.ts';
import { toGeminiRequest } from '../../src/model/gemini-request.ts';
import type { Question } from '../../src/question.ts';
import { drumManual, drumProduct } from '../support/drum-module.ts';

const builder = createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 1_000_000 }) });

async function requestFor(question: Partial<Question>): Promise<{ prefix: string; last: string }> {
  const asked: Question = {
    ...{ id: 'q', text: '', productHint: null, scenario: 'general', images: [], thread: [] },
    ...{ asker: { platform: 'test', id: null } },
    ...question,
  };
  const query = { text: asked.text, product: drumProduct.name };
  const context = await builder.contextFor([drumManual], query, new AbortController().signal);
  const prompt = buildPrompt({ question: asked, product: drumProduct, context });
  const { contents, config } = toGeminiRequest(prompt, { model: 'm', thinking: 'low', outputTokens: 100 });
  const parts = JSON.stringify(contents);
  const end = parts.indexOf(JSON.stringify(prompt.manualText)) + JSON.stringify(prompt.manualText).length;
  return { prefix: JSON.stringify(config?.systemInstruction) + parts.slice(0, end), last: parts.slice(end) };
}

it('whatever is asked about a manual, the request begins with the same bytes, so that they are billed as cached', async () => {
  const plain = await requestFor({ text: 'how do I pair bluetooth' });
  const turn = fc.record({ role: fc.constantFrom('person' as const, 'bot' as const), text: fc.string() });
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.array(turn, { maxLength: 3 }),
      fc.constantFrom('', 'asker-1'),
      async (text, thread, id) => {
        const other = await requestFor({ text, thread, id, asker: { platform: 'slack', id } });
        expect(other.prefix).toBe(plain.prefix);
      },
    ),
    { numRuns: 60 },
  );
  expect(plain.last).toContain('how do I pair bluetooth');
});
