import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectSlack } from '../../adapters/slack/connect-slack.ts';
import { startChatBot } from '../support/chat-bot.ts';
import { says } from '../support/gemini/replies.ts';
import { socketSettings, wordsOf } from '../support/slack-bot.ts';
import type { SlackBot } from '../support/slack-bot.ts';
import { allSubscriptions } from '../support/slack/delivery/events.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import type { Slack } from '../support/slack/slack.ts';
import { until } from '../support/until.ts';

let slack: Slack;
let bot: SlackBot;

beforeEach(async () => {
  slack = await startSlack({ rates: false, latency: 2 });
  bot = await startChatBot(socketSettings(slack), (given) => connectSlack({ ...given, hearing: { patience: 1_500 } }));
  bot.gemini.respond(() => says('Choose **RM-5 Audio** in the list of the phone.'));
});
afterEach(async () => {
  await bot.close();
  await slack.close();
});

const detail = (): string | null => bot.connection.part.detail?.() ?? null;

async function askByCommand(): Promise<void> {
  const count = slack.answers(slack.general).length;
  slack.slash({ channel: slack.general, user: slack.ann, text: 'rm-5 how do I pair bluetooth' });
  await until(() =>
    slack
      .answers(slack.general)
      .slice(count)
      .some((one) => wordsOf(one).includes('list of the phone')),
  );
}

it('an app that is not subscribed to the messages of channels says which switch is off, and when it is on', async () => {
  slack.subscribe(allSubscriptions.filter((name) => name !== 'message.channels'));
  await askByCommand();
  await until(() => detail() !== null);
  expect(detail()).toContain('message.channels');
  expect(bot.log.filter((line) => line.includes('slack_deaf'))).toHaveLength(1);
  slack.subscribe(allSubscriptions);
  await askByCommand();
  await until(() => detail() === null);
});

it('an app that is not subscribed to mentions answers them as messages, and says which switch is off', async () => {
  slack.subscribe(allSubscriptions.filter((name) => name !== 'app_mention'));
  const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text: 'how do I pair the rm-5?' });
  await until(() => slack.messages(slack.general, ts).some((one) => wordsOf(one).includes('list of the phone')));
  await until(() => detail() !== null);
  expect(detail()).toContain('app_mention');
});
