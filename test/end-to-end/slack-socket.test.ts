import { describe, expect, it } from 'vitest';
import { streams } from '../support/gemini/replies.ts';
import { question, useSlackTalk } from '../support/slack-talk.ts';
import { until } from '../support/until.ts';

const talk = await useSlackTalk();
const { slack, bot } = talk;

describe('the socket', () => {
  it('that breaks in the middle of an answer is replaced within a second, and the answer is whole', async () => {
    const gate = Promise.withResolvers<undefined>();
    bot.gemini.respond(() =>
      streams(
        { text: 'Choose **RM-5 Audio** ' },
        { wait: gate.promise },
        { text: 'in the list of the phone.' },
        { finish: 'STOP' },
      ),
    );
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text: question });
    await until(() => talk.modelCalls() > 0 && slack.messages(slack.general, ts).length === 2);
    const count = slack.socketCount();
    const start = performance.now();
    slack.dropSocket();
    await until(() => slack.socketCount() > count && slack.sockets().length > 0);
    expect(performance.now() - start).toBeLessThan(1_000);
    gate.resolve(undefined);
    await talk.answered(slack.general, ts);
    await until(() => bot.connection.part.state() === 'up');
    await talk.conversation();
  });

  it('that is to be refreshed is replaced before anything is missed', async () => {
    const count = slack.socketCount();
    slack.refresh();
    await until(() => slack.socketCount() > count && slack.sockets().length > 0);
    await talk.conversation();
  });

  it('that is not let in is tried again, and said to be missing meanwhile', async () => {
    slack.refuseSockets(true);
    slack.dropSocket();
    await until(() => bot.connection.part.state() === 'degraded');
    expect((await bot.metrics.read()).text).toContain('hsc_up{part="slack"} 0');
    slack.refuseSockets(false);
    await until(() => bot.connection.part.state() === 'up');
    await talk.conversation();
    expect((await bot.metrics.read()).text).toContain('hsc_up{part="slack"} 1');
  });
});
