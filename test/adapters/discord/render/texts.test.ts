import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../../../adapters/discord/render/actions.ts';
import type { DiscordAction } from '../../../../adapters/discord/render/actions.ts';
import {
  codeBlock,
  escapeText,
  inlineCode,
  maskedLink,
  unescapeText,
} from '../../../../adapters/discord/render/escape.ts';
import { bodyMarkdown } from '../../../../adapters/discord/render/body-markdown.ts';
import { markdownBody } from '../../../../adapters/markdown-body.ts';
import { handOverMessage, passedQuestion } from '../../../../adapters/discord/actions/hand-over.ts';
import { answerModal, readAnswerModal } from '../../../../adapters/discord/render/answer-modal.ts';
import { readReason, reasonModal } from '../../../../adapters/discord/render/reason-modal.ts';
import { checkModal } from '../../../support/discord-components/check-modal.ts';

const visible = (text: string): string => text.replaceAll('\u2060', '');

describe('a text', () => {
  it('is read back as it was', () => {
    const line = fc.string({ unit: fc.constantFrom(...'ab *_~`|[]()<>#-.@:1\\'.split('')), maxLength: 30 });
    fc.assert(
      fc.property(line, (text) => {
        const clean = text.replace(/\s+/gu, ' ').trim();
        expect(unescapeText(escapeText(clean)).trim()).toBe(visible(clean));
      }),
    );
  });
  it.each([
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['> no quote', '\\> no quote'],
    ['press [MENU] * 2', 'press \\[MENU] \\* 2'],
  ])('%s is no syntax', (text, shown) => {
    expect(escapeText(text)).toBe(shown);
  });
  it('is closed code, whatever is in it', () => {
    expect(inlineCode('a`b')).toBe('`` a`b ``');
    expect(codeBlock('x\n```\ny', 'js<')).toBe('```\nx\n`\u2060`\u2060`\ny\n```');
  });
  it('is a link to our own address alone', () => {
    expect(maskedLink('https://maker.example/a(1).pdf#page=2', '[p. 2]')).toBe(
      '[p. 2](<https://maker.example/a%281%29.pdf#page=2>)',
    );
  });
});

describe('Markdown of the model', () => {
  it.each([
    ['# Reset\nHold **MENU**.', '### Reset\nHold **MENU**.'],
    ['3. a\n4. b', '3. a\n4. b'],
    ['- a\n  - b', '- a\n  - b'],
    ['| K | Use |\n|---|---|\n| A | one |', '```\nK  Use\n─  ───\nA  one\n```'],
    ['see [the maker](https://evil.example/x)', 'see the maker (<https://evil.example/x>)'],
    ['> a\n> > b', '> a\n> \n> b'],
    ['**a***b*', '**a**\u2060*b*'],
  ])('%j is shown as Discord shows it', (markdown, shown) => {
    expect(bodyMarkdown(markdownBody(markdown))).toBe(shown);
  });
});

describe('what a button does', () => {
  const scenario = fc.constantFrom<'general' | 'studio' | 'live'>('general', 'studio', 'live');
  const id = fc.stringMatching(/^[a-z0-9-]{1,40}$/u);
  const product = fc.option(id);
  const action: fc.Arbitrary<DiscordAction> = fc.oneof(
    fc.record({ kind: fc.constant('choose' as const), scenario, productId: id }),
    fc.record({ kind: fc.constant('menu' as const), scenario }),
    fc.record({
      kind: fc.constantFrom('ask' as const, 'use' as const, 'tip' as const),
      scenario,
      index: fc.nat(9),
      productId: product,
    }),
    fc.record({
      kind: fc.constant('vote' as const),
      scenario,
      vote: fc.constantFrom('up' as const, 'down' as const),
      questionId: fc.uuid(),
      productId: product,
    }),
    fc.record({
      kind: fc.constantFrom('person' as const, 'reason' as const),
      questionId: fc.uuid(),
      productId: product,
    }),
  );
  it('fits its id, and is read back', () => {
    fc.assert(
      fc.property(action, (one) => {
        const text = encodeAction(one);
        expect(text?.length ?? 0).toBeLessThanOrEqual(100);
        expect(decodeAction(text ?? '')).toEqual(one);
      }),
    );
  });
  it('does without a product whose id is too long', () => {
    const long = { kind: 'person', questionId: 'q', productId: 'p'.repeat(100) } as const;
    expect(decodeAction(encodeAction(long) ?? '')).toEqual({ ...long, productId: null });
    expect(encodeAction({ kind: 'choose', scenario: 'live', productId: 'p'.repeat(100) })).toBeNull();
  });
  it.each(['', 'other:vote', 'hsc:', 'hsc:vote:g:sideways:q:', 'hsc:choose:g:'])('%j is none of ours', (text) => {
    expect(decodeAction(text)).toBeNull();
  });
});

it('the form that asks why is valid and read back', () => {
  const modal = reasonModal('q-1', 'td-17');
  expect(checkModal(modal)).toEqual([]);
  const data = {
    custom_id: modal.custom_id,
    components: [
      { type: 18, component: { type: 3, custom_id: 'reason', values: ['wrong'] } },
      { type: 18, component: { type: 4, custom_id: 'words', value: ' all of it ' } },
      { type: 18, component: { type: 3, custom_id: 'person', values: ['person'] } },
    ],
  };
  expect(readReason(data)).toEqual({
    questionId: 'q-1',
    productId: 'td-17',
    reason: 'wrong',
    words: 'all of it',
    person: true,
  });
  expect(readReason({ custom_id: 'other', components: [] })).toBeNull();
});

describe('the form for an answer to keep', () => {
  const subject = { productId: 'td-17', place: { channel: '1'.repeat(20), message: '2'.repeat(20) } };
  it.each(['How do I pair it?', '', 'how? '.repeat(900)])('is valid, whatever was asked: %.20s', (question) => {
    expect(checkModal(answerModal(subject, question))).toEqual([]);
  });
  it.each([subject, { ...subject, place: null }])('is read back', (given) => {
    const { custom_id } = answerModal(given, 'how?');
    const field = (id: string, value: string) => ({ type: 18, component: { type: 4, custom_id: id, value } });
    const components = [field('question', 'how?'), field('answer', 'so'), field('source', '')];
    expect(readAnswerModal({ custom_id, components })).toEqual({
      ...given,
      question: 'how?',
      answer: 'so',
      source: '',
    });
    expect(readReason({ custom_id, components })).toBeNull();
  });
  it('is none of a damaged or another modal', () => {
    expect(readAnswerModal({ custom_id: 'hsc:answer:td-17:x:y', components: [] })).toBeNull();
    expect(readAnswerModal({ custom_id: reasonModal('q', null).custom_id, components: [] })).toBeNull();
  });
  it('gets its question from the message that was passed on, as it was asked', () => {
    const tools = { byId: () => undefined };
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'B ', '*', '_', '> ', '- ', '1. ', '?', '\n', '`', 'é', '#') }),
        (text) => {
          const about = {
            user: '1',
            questionId: 'q',
            productId: null,
            pages: ['> p. 1'],
            reason: '> other',
            place: null,
          };
          const message = handOverMessage({ ...about, question: `Why ${text} so` }, tools);
          const onOneLine = (words: string): string => words.replace(/\s+/gu, ' ');
          expect(onOneLine(passedQuestion(message))).toBe(onOneLine(`Why ${text} so`));
        },
      ),
    );
  });
});
