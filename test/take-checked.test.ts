import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import { longestChecked } from '../src/checked/checked-answer.ts';
import { mostChecked } from '../src/checked/checked-answers.ts';
import { createCheckedAnswers } from '../src/checked/create-checked-answers.ts';
import type { Manual } from '../src/manual/manual.ts';
import { takeChecked } from '../src/take-checked.ts';
import type { WrittenAnswer } from '../src/take-checked.ts';
import { checkedOf } from './support/checked-of.ts';
import { drumManual, drumProduct } from './support/drum-module.ts';
import { createManualClock } from './support/manual-clock.ts';

const never = new AbortController().signal;
const reference = {
  documentId: 'vm-8',
  title: 'Owner’s Manual',
  language: null,
  edition: null,
  url: 'u',
  backupUrl: null,
};
const product = { ...drumProduct, manuals: [reference] };
const written: WrittenAnswer = {
  productId: product.id,
  question: ' How do I pair Bluetooth? ',
  answer: ' Press [SETUP]. ',
  source: '',
  platform: 'p',
  person: 'U-SUE',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsc-take-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function tools(manual: Manual | null = drumManual) {
  return {
    catalog: createCatalog([product]),
    library: {
      load: () =>
        Promise.resolve(
          manual === null
            ? ({ kind: 'missing', reason: 'unreachable' } as const)
            : ({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false } as const),
        ),
    },
    checked: createCheckedAnswers(null, folder),
    clock: createManualClock(1_000),
  };
}

const take = (more: Partial<WrittenAnswer>, manual?: Manual | null) =>
  takeChecked({ ...written, ...more }, tools(manual), never);

describe('an answer that a person wrote', () => {
  it('is kept with its pages, the manual that they stand in, and a digest of who wrote it', async () => {
    const taken = await take({ source: 'p. 1' });
    expect(taken).toMatchObject({
      kind: 'saved',
      answer: {
        question: 'How do I pair Bluetooth?',
        answer: 'Press [SETUP].',
        at: 1_000,
        source: {
          kind: 'pages',
          documentId: 'vm-8',
          manual: 'Owner’s Manual',
          sha256: drumManual.sha256,
          pages: [{ page: 3, label: '1', link: 'https://maker.example/vm-8.pdf#page=3' }],
        },
      },
    });
    const found = await tools().checked.find(product.id, 'how do i pair bluetooth', never);
    expect(taken).toMatchObject({ answer: found });
    expect(JSON.stringify(found)).not.toContain('U-SUE');
    expect(await take({ source: 'p. 1', answer: 'Press [SETUP] twice.' })).toMatchObject({ kind: 'replaced' });
  });

  test.each([
    ['https://maker.example/faq#pair', 'https://maker.example/faq#pair'],
    [' <https://maker.example/faq|the FAQ> ', 'https://maker.example/faq'],
  ])('is kept with the link %s', async (source, url) => {
    expect(await take({ source })).toMatchObject({ answer: { source: { kind: 'link', url } } });
  });

  it('without a source is the own word of support', async () => {
    expect(await take({})).toMatchObject({ answer: { source: { kind: 'staff' } } });
  });

  test.each([
    ['of a product that the catalog does not have', { productId: 'x' }, 'unknown-product'],
    ['without words', { answer: ' \n' }, 'nothing-written'],
    ['to no question', { question: ' ?' }, 'nothing-written'],
    ['that is too long', { answer: 'x'.repeat(longestChecked.answer + 1) }, 'too-long'],
    ['to a question that is too long', { question: 'x'.repeat(longestChecked.question + 1) }, 'too-long'],
    ['with a source that is too long', { source: '1, '.repeat(400) }, 'too-long'],
    ['with a page that is not there', { source: 'p. 99' }, 'no-page'],
    ['with a source that opens something else', { source: 'javascript:alert(1)' }, 'no-page'],
    ['with a link that hides its host', { source: 'https://maker.example@evil.example/' }, 'no-page'],
  ])('is refused %s', async (_name, more, why) => {
    const question = 'is it refused?';
    expect(await take({ question, ...more })).toEqual({ kind: 'refused', why });
    expect(await tools().checked.find(product.id, question, never)).toBeNull();
  });

  it('with pages is refused while there is no manual to find them in', async () => {
    expect(await take({ source: '1' }, null)).toEqual({ kind: 'refused', why: 'no-manual' });
    expect(await take({ source: '' }, null)).toMatchObject({ kind: 'replaced' });
  });

  it('is refused when there are as many of the product as there may be', async () => {
    const { checked } = tools();
    for (let number = 0; number < mostChecked; number += 1) {
      await checked.save(checkedOf({ productId: product.id, question: `q ${number}` }));
    }
    expect(await take({ question: 'one more' })).toEqual({ kind: 'refused', why: 'full' });
  });
});
