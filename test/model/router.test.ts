import { describe, expect, it } from 'vitest';
import { createRouter } from '../../src/model/router.ts';
import { describeLanguageModel } from '../contracts/language-model.ts';
import { chunksOf } from '../support/chunks-of.ts';
import { promptOf } from '../support/prompt-of.ts';
import type { LanguageModel } from '../../src/model/language-model.ts';

function named(name: string): LanguageModel {
  return {
    name,
    async *stream(_prompt, signal) {
      signal.throwIfAborted();
      yield { type: 'start', model: name, fallback: null };
      await Promise.resolve();
      signal.throwIfAborted();
      yield { type: 'text', text: 'Eighty. ' };
      await Promise.resolve();
      signal.throwIfAborted();
      yield { type: 'text', text: '[MANUAL: page 1]' };
      signal.throwIfAborted();
      yield { type: 'end', reason: 'stop', usage: null };
    },
  };
}

function promptAsking(text: string) {
  const prompt = promptOf({});
  return { ...prompt, question: { ...prompt.question, text } };
}

describeLanguageModel('the router', () =>
  Promise.resolve({
    model: createRouter({ full: named('full'), light: named('light') }),
    prompt: promptAsking('how do I pair bluetooth'),
    close: () => Promise.resolve(),
  }),
);

describe('the router', () => {
  const router = createRouter({ full: named('full'), light: named('light') });

  it.each([
    ['how many kits are there', 'light'],
    ['how do I pair bluetooth', 'full'],
  ])('lets %j be answered by the %s model, which tells its name', async (text, model) => {
    expect((await chunksOf(router, promptAsking(text)))[0]).toEqual({ type: 'start', model, fallback: null });
  });

  it('tells beforehand which model a question will be answered by', () => {
    const { question } = promptOf({});
    expect(router.nameFor?.({ ...question, text: 'how many kits are there' })).toBe('light');
    expect(router.nameFor?.({ ...question, text: 'how do I pair bluetooth' })).toBe('full');
  });

  it('is the model itself where both are the same', () => {
    const one = named('one');
    expect(createRouter({ full: one, light: named('one') })).toBe(one);
  });
});
