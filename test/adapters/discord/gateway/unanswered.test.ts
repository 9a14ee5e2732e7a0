import { describe, expect, it } from 'vitest';
import { unanswered } from '../../../../adapters/discord/gateway/unanswered.ts';

const bot = '1';
const message = (id: string, author: string, more: object = {}) => {
  return { id, author: { id: author }, mentions: [], ...more };
};
const naming = { mentions: [{ id: bot }] };
const idsOf = (messages: readonly ({ readonly id: string } | null)[]): unknown[] => {
  return unanswered(messages, bot).map((one) => one?.id);
};

describe('of what was written while nobody told of it', () => {
  it('whatever names the bot waits for it, whoever wrote since', () => {
    expect(idsOf([message('10', '2', naming), message('11', '3')])).toEqual(['10', '11']);
  });

  it('what the bot has replied to does not', () => {
    const reply = message('11', bot, { message_reference: { message_id: '10' } });
    expect(idsOf([message('10', '2', naming), reply])).toEqual(['11']);
  });

  it('what somebody else wrote after does not, unless it names the bot', () => {
    expect(idsOf([message('10', '2'), message('11', '2'), message('12', '3')])).toEqual(['12']);
    expect(idsOf([message('10', '2'), message('11', '2')])).toEqual(['10', '11']);
  });

  it('what cannot be read does not', () => {
    expect(idsOf([null, { id: '10' }, message('11', '2')])).toEqual(['11']);
  });
});
