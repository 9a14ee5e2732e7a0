import { describe, expect, it } from 'vitest';
import { useSlackTalk } from '../support/slack-talk.ts';

const talk = await useSlackTalk();
const { slack } = talk;

describe('in a thread', () => {
  it('a follow-up needs no mention, and the product and the earlier turns hold', async () => {
    const { ts } = await talk.conversation();
    slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'and how do I unpair it?' });
    await talk.answered(slack.general, ts, 2);
    expect(talk.lastPrompt()).toContain('Lindholm RM-5');
    expect(talk.lastPrompt()).toContain('how do I pair bluetooth');
    expect(talk.lastPrompt()).toContain('RM-5 Audio');
  });

  it('another product is meant when the follow-up begins with it', async () => {
    const { ts } = await talk.conversation();
    slack.mention({ channel: slack.general, user: slack.ann, thread: ts, text: 'RM-7 Stage how do I do it?' });
    await talk.answered(slack.general, ts, 2);
    expect(talk.lastPrompt()).toContain('Lindholm RM-7 Stage');
  });

  it.each([
    ['thanks, that worked', 'asks nothing'],
    ['have you tried it?', 'speaks-to-person'],
  ])('"%s" of somebody else is left alone', async (text, why) => {
    const { ts } = await talk.conversation();
    const calls = talk.modelCalls();
    const { deliveries } = slack.message({ channel: slack.general, user: slack.bob, thread: ts, text });
    await talk.decided(deliveries, why);
    expect(talk.modelCalls()).toBe(calls);
  });

  it('that cannot be read a question to the bot is answered all the same, and nothing else is', async () => {
    const { ts } = await talk.conversation();
    slack.fail('conversations.replies', { error: 'missing_scope' });
    const { deliveries } = slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'and on iOS?' });
    await talk.decided(deliveries, 'silent: unreadable');
    slack.fail('conversations.replies', { error: 'missing_scope' });
    slack.mention({ channel: slack.general, user: slack.ann, thread: ts, text: 'how do I reset the rm-5?' });
    await talk.answered(slack.general, ts, 2);
  });

  it('after a person on duty wrote, it is silent until it is named', async () => {
    const { ts } = await talk.conversation();
    slack.message({ channel: slack.general, user: slack.sue, thread: ts, text: 'I am looking at it' });
    const calls = talk.modelCalls();
    const { deliveries } = slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'which cable?' });
    await talk.decided(deliveries, 'silent: staff');
    expect(talk.modelCalls()).toBe(calls);
    slack.mention({ channel: slack.general, user: slack.ann, thread: ts, text: 'which cable do I need?' });
    await talk.answered(slack.general, ts, 2);
  });

  it('after "stop" it is silent', async () => {
    const { ts } = await talk.conversation();
    slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'stop it, bot' });
    const calls = talk.modelCalls();
    const { deliveries } = slack.message({
      channel: slack.general,
      user: slack.ann,
      thread: ts,
      text: 'how about iOS?',
    });
    await talk.decided(deliveries, 'silent: stopped');
    expect(talk.modelCalls()).toBe(calls);
  });

  it('that it never answered it says nothing', async () => {
    const { ts } = slack.message({ channel: slack.general, user: slack.ann, text: 'my rm-5 is silent' });
    const { deliveries } = slack.message({ channel: slack.general, user: slack.bob, thread: ts, text: 'which cable?' });
    await talk.decided(deliveries, 'not-its-thread');
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
  });
});
