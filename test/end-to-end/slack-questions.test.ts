import { describe, expect, it } from 'vitest';
import { wordsOf } from '../support/slack-bot.ts';
import { question, useSlackTalk } from '../support/slack-talk.ts';
import type { Message } from '../support/slack/state/messages.ts';
import { until } from '../support/until.ts';

const talk = await useSlackTalk();
const { slack } = talk;

describe('a question', () => {
  it('by mention is answered in its thread, in one message', async () => {
    const { ts } = await talk.conversation();
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
  });

  it('by command is answered in the channel', async () => {
    const before = talk.finished(slack.general, null).length;
    slack.slash({ channel: slack.general, user: slack.ann, text: 'rm-5 how do I pair bluetooth' });
    await talk.answered(slack.general, null, before + 1);
  });

  it('by command where the bot is no member is answered by the response_url', async () => {
    slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'rm-5 how do I pair bluetooth' });
    expect(await talk.answered(slack.elsewhere, null)).toMatchObject({ via: 'response_url' });
  });

  it('by direct message is answered there, after the questions to begin with', async () => {
    slack.openHome({ user: slack.bob });
    await until(() => slack.prompts().length > 0);
    const dm = slack.dm(slack.bob);
    expect(slack.prompts()[0]).toMatchObject({ channel: dm, thread: null });
    const { ts } = slack.message({ channel: dm, user: slack.bob, text: question });
    await talk.answered(dm, ts);
    const next = slack.message({ channel: dm, user: slack.bob, text: 'and on Android?' });
    await talk.answered(dm, next.ts);
    expect(talk.lastPrompt()).toContain('and on Android?');
    expect(talk.lastPrompt()).toContain('Lindholm RM-5');
  });

  it('in the older split view is answered in its thread, after the questions to begin with', async () => {
    const { thread } = slack.openThread({ user: slack.sue });
    await until(() => slack.prompts().some((prompts) => prompts.thread === thread));
    const dm = slack.dm(slack.sue);
    expect(slack.prompts().at(-1)).toMatchObject({ channel: dm, thread });
    slack.message({ channel: dm, user: slack.sue, thread, text: question });
    await talk.answered(dm, thread);
  });

  it('that the bot suggested is answered when it is clicked on', async () => {
    slack.openHome({ user: slack.ann });
    const dm = slack.dm(slack.ann);
    const suggested = () => slack.prompts().findLast(({ channel }) => channel === dm);
    await until(() => suggested() !== undefined);
    // A click on a suggestion sends it as the person's own message.
    const text = String(suggested()?.prompts[0]?.['message']);
    const { ts } = slack.message({ channel: dm, user: slack.ann, text });
    await talk.answered(dm, ts);
    expect(talk.lastPrompt()).toContain(text);
  });

  it('without anything asked gets a friendly way on, with a menu of products that leads to one', async () => {
    slack.slash({ channel: slack.general, user: slack.ann, text: '' });
    const menu = (): Message | undefined =>
      slack.messages(slack.general, undefined, slack.ann).find((one) => wordsOf(one).includes('Which product'));
    await until(() => menu() !== undefined);
    slack.click({ user: slack.ann, channel: slack.general, message: menu()!.ts, value: undefined! });
    await until(() =>
      slack
        .messages(slack.general, undefined, slack.ann)
        .some((one) => wordsOf(one).includes('What would you like to know')),
    );
  });

  it.each(['help', 'products', 'manual rm-5'])('"%s" is answered to the asker alone', async (text) => {
    slack.slash({ channel: slack.elsewhere, user: slack.bob, text });
    const title =
      { help: 'Ask me about', products: 'Products', 'manual rm-5': 'Manual of the Lindholm RM-5' }[text] ?? '';
    await until(() =>
      slack.messages(slack.elsewhere, undefined, slack.bob).some((one) => wordsOf(one).includes(title)),
    );
    expect(slack.messages(slack.elsewhere).some((one) => wordsOf(one).includes(title))).toBe(false);
  });
});

describe('what comes again', () => {
  it('is answered once: the event again, the mention as a message too, and both at once', async () => {
    const calls = talk.modelCalls();
    const { ts, deliveries } = slack.mention({ channel: slack.general, user: slack.ann, text: question });
    for (const delivery of deliveries) slack.redeliver(delivery);
    await talk.answered(slack.general, ts);
    for (const delivery of deliveries) slack.redeliver(delivery);
    await until(() =>
      deliveries.every((id) => slack.delivery(id).attempts.length >= 3 && slack.delivery(id).state === 'acked'),
    );
    expect(deliveries).toHaveLength(2);
    expect(talk.modelCalls()).toBe(calls + 1);
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
  });

  it('is no run when it is an edit, a deletion, or of a bot', async () => {
    const { ts } = await talk.conversation();
    const calls = talk.modelCalls();
    const robot = slack.addPerson({ name: 'robot', bot: true });
    slack.join(slack.general, robot);
    const made = [
      slack.edit(slack.general, ts, `<@${slack.botUser}> how do I reset the rm-5?`),
      slack.mention({ channel: slack.general, user: robot, text: question }),
      slack.remove(slack.general, ts),
    ];
    await until(() => made.every(({ deliveries }) => deliveries.every((id) => slack.delivery(id).state === 'acked')));
    expect(talk.modelCalls()).toBe(calls);
  });
});
