import { describe, expect, it, test } from 'vitest';
import { readFilledAnswer } from '../../../../adapters/slack/actions/save-answer.ts';
import { answerForm } from '../../../../adapters/slack/render/answer-form.ts';
import { checkView } from '../../../support/slack-blocks/check-view.ts';

const subject = {
  productId: 'td-17',
  place: { channel: 'C1', thread: '1.0' },
  channel: 'C9',
  message: '9.0',
};
const metadata = JSON.stringify(subject);
const values = {
  question: { question: { type: 'plain_text_input', value: 'How do I pair it?' } },
  answer: { answer: { type: 'plain_text_input', value: 'Hold PAIR.' } },
  source: { source: { type: 'plain_text_input', value: null } },
};
const sent = (more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'view_submission',
  user: { id: 'U1', team_id: 'T1' },
  view: { ...answerForm(metadata, 'how?'), state: { values }, ...more },
});

describe('the form for an answer', () => {
  test.each(['How do I pair it?', '', 'how? '.repeat(900), '😀'.repeat(900)])(
    'is one that the platform takes, whatever was asked: %.20s',
    (question) => {
      expect(checkView(answerForm(metadata, question))).toEqual([]);
    },
  );

  it('is read as it was sent', () => {
    expect(readFilledAnswer(sent())).toEqual({
      team: 'T1',
      enterprise: null,
      user: 'U1',
      subject,
      question: 'How do I pair it?',
      answer: 'Hold PAIR.',
      source: '',
    });
  });

  test.each([
    ['is another one', { callback_id: 'hsc:reason' }],
    ['is damaged', { private_metadata: '{}' }],
    ['lacks a field', { state: { values: { question: values.question } } }],
  ])('is left alone when it %s', (_name, more) => {
    expect(readFilledAnswer(sent(more))).toBeNull();
  });
});
