import { afterEach, beforeEach, expect, it } from 'vitest';
import { streams } from '../support/gemini/replies.ts';
import type { Step } from '../support/gemini/steps.ts';
import { pagesPdf } from '../support/pdf/text-pdf.ts';
import { socketSettings, startSlackBot, wordsOf } from '../support/slack-bot.ts';
import type { SlackBot } from '../support/slack-bot.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import type { Slack } from '../support/slack/slack.ts';
import { until } from '../support/until.ts';

let slack: Slack;
let bot: SlackBot;

beforeEach(async () => {
  slack = await startSlack({ rates: false, latency: 5 });
  bot = await startSlackBot(socketSettings(slack));
});
afterEach(async () => {
  await bot.close();
  await slack.close();
});

const answers = 100;

it('everything is acknowledged within a second while 100 answers stream and a manual of 2,000 pages is read', async () => {
  const gate = Promise.withResolvers<undefined>();
  const words: Step[] = Array.from({ length: 40 }, (_, index) => [{ text: `Step ${index}. ` }, { wait: 25 }]).flat();
  bot.gemini.respond(() => streams(...words, { wait: gate.promise }, { text: 'The end.' }, { finish: 'STOP' }));
  const pages = Array.from(
    { length: 2_000 },
    (_, index) => `Page ${index}. ${'Press the key and turn the dial. '.repeat(20)}`,
  );
  const base64 = Buffer.from(await pagesPdf(pages)).toString('base64');
  const file = slack.addFile({ name: 'long.pdf', mimetype: 'application/pdf', base64, user: slack.bob });
  const dm = slack.dm(slack.bob);
  slack.message({ channel: dm, user: slack.bob, text: 'how do I turn the dial?', files: [file] });
  for (let count = 0; count < answers; count += 1) {
    const channel = slack.addChannel({ name: `room-${count}` });
    slack.mention({ channel, user: slack.ann, text: `how do I pair bluetooth with the rm-5 in room ${count}?` });
  }
  const soon = { timeout: 30_000, interval: 50 };
  await expect.poll(() => bot.gemini.requests.length, soon).toBeGreaterThanOrEqual(answers / 2);
  for (let count = 0; count < 20; count += 1) {
    slack.slash({ channel: slack.general, user: slack.ann, text: 'help' });
    slack.message({ channel: slack.general, user: slack.ann, text: 'just talking' });
    const sent = slack.deliveries().length;
    await until(() =>
      slack
        .deliveries()
        .slice(0, sent)
        .every(({ state }) => state === 'acked'),
    );
  }
  gate.resolve(undefined);
  const acks = slack.deliveries().flatMap(({ attempts }) => attempts.map(({ ackAfter }) => ackAfter ?? Infinity));
  expect(acks.length).toBeGreaterThanOrEqual(answers * 2 + 40);
  expect(Math.max(...acks)).toBeLessThan(1_000);
  // The manual was read meanwhile, and says so in its own answer.
  const isRead = (): boolean => slack.answers(dm).some((one) => wordsOf(one).includes('long.pdf'));
  await expect.poll(isRead, soon).toBe(true);
}, 90_000);
