import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { longestChecked } from '../../src/checked/checked-answer.ts';
import { checkedId, mostChecked } from '../../src/checked/checked-answers.ts';
import type { CheckedAnswers } from '../../src/checked/checked-answers.ts';
import { checkedOf, pagesOf } from '../support/checked-of.ts';
import { drumManual } from '../support/drum-module.ts';

const never = new AbortController().signal;

/** What every store of checked answers does. `open` gives one on a store that other tests may be using as well. */
export function checkedAnswersContract(open: () => CheckedAnswers): void {
  test('gives an answer to whoever asks the same of the same product, in other capitals, spaces and marks', async () => {
    const productId = randomUUID();
    const answer = checkedOf({ productId, source: pagesOf(drumManual, 3, 4) });
    const store = open();
    expect(await store.save(answer)).toBe('saved');
    for (const question of ['How do I pair it?', ' how do  I PAIR it', 'how do i pair it ?!']) {
      expect(await store.find(productId, question, never)).toEqual(answer);
    }
    expect(await store.find(productId, 'How do I unpair it?', never)).toBeNull();
    expect(await store.find(randomUUID(), 'How do I pair it?', never)).toBeNull();
  });

  test('keeps the later of two answers to the same question', async () => {
    const productId = randomUUID();
    const store = open();
    await store.save(checkedOf({ productId, answer: 'wrong' }));
    expect(await store.save(checkedOf({ productId, question: 'how do I pair IT', answer: 'right' }))).toBe('replaced');
    expect(await store.find(productId, 'How do I pair it?', never)).toMatchObject({ answer: 'right' });
    expect(await store.list(productId, never)).toHaveLength(1);
  });

  test('lists those of one product and of all, and removes one', async () => {
    const [one, other] = [`a-${randomUUID()}`, `b-${randomUUID()}`];
    const store = open();
    await store.save(checkedOf({ productId: one, question: 'second', at: 2 }));
    await store.save(checkedOf({ productId: one, question: 'first', at: 1 }));
    await store.save(checkedOf({ productId: other, question: 'third', at: 0 }));
    const questions = async (productId: string | null) =>
      (await store.list(productId, never))
        .filter(({ answer }) => [one, other].includes(answer.productId))
        .map(({ answer }) => answer.question);
    expect(await questions(one)).toEqual(['first', 'second']);
    expect(await questions(null)).toEqual(['first', 'second', 'third']);
    expect(await store.remove(other, checkedId('first'))).toBe(false);
    expect(await store.remove(one, checkedId('first'))).toBe(true);
    expect(await store.remove(one, checkedId('first'))).toBe(false);
    expect(await questions(null)).toEqual(['second', 'third']);
    expect(await store.find(one, 'first', never)).toBeNull();
  });

  test.each(['a/b\\c..', '../../etc/passwd', 'a{b}c', 'קלידים-1', '__proto__', 'checked:*'])(
    'keeps the product %j apart from others',
    async (id) => {
      const run = randomUUID();
      const store = open();
      await store.save(checkedOf({ productId: `${run}${id}` }));
      await store.save(checkedOf({ productId: `${run}other`, answer: 'another' }));
      expect(await store.find(`${run}${id}`, 'How do I pair it?', never)).toMatchObject({ productId: `${run}${id}` });
      expect((await store.list(`${run}${id}`, never)).map(({ answer }) => answer.productId)).toEqual([`${run}${id}`]);
      expect(await store.remove(`${run}${id}`, '../x')).toBe(false);
    },
  );

  test('refuses a further answer to a product that has as many as it may, and still replaces one', async () => {
    const productId = randomUUID();
    const store = open();
    for (let number = 0; number < mostChecked; number += 1) {
      expect(await store.save(checkedOf({ productId, question: `question ${number}` }))).toBe('saved');
    }
    expect(await store.save(checkedOf({ productId, question: 'one more' }))).toBe('full');
    expect(await store.find(productId, 'one more', never)).toBeNull();
    expect(await store.save(checkedOf({ productId, question: 'question 7', answer: 'better' }))).toBe('replaced');
    await store.remove(productId, checkedId('question 0'));
    expect(await store.save(checkedOf({ productId, question: 'one more' }))).toBe('saved');
    expect(await store.list(productId, never)).toHaveLength(mostChecked);
  });

  test('keeps the longest answer whole', async () => {
    const productId = randomUUID();
    const store = open();
    const answer = checkedOf({ productId, answer: '😀ש'.repeat(longestChecked.answer / 3) });
    await store.save(answer);
    expect(await store.find(productId, answer.question, never)).toEqual(answer);
  });
}
