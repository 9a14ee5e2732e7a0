import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { says } from './gemini/replies.ts';
import { socketSettings, startSlackBot, wordsOf } from './slack-bot.ts';
import type { SlackBot } from './slack-bot.ts';
import { startSlack } from './slack/start-slack.ts';
import type { Slack } from './slack/slack.ts';
import type { Message } from './slack/state/messages.ts';
import { until } from './until.ts';

/** A Slack with people who talk to the bot there. */
export interface SlackTalk {
  readonly slack: Slack;
  readonly bot: SlackBot;
  /** The channel of the people on duty. */
  readonly duty: string;
  /** The bot's finished answers in a thread, or outside of threads. */
  finished(channel: string, thread: string | null): Message[];
  /** Waits for so many of them; gives the last one waited for. */
  answered(channel: string, thread: string | null, count?: number): Promise<Message>;
  /** Somebody asks in a channel and gets the answer. */
  conversation(user?: string): Promise<{ readonly ts: string; readonly answer: Message }>;
  /** What the model was asked last, all of it. */
  lastPrompt(): string;
  /** How often the model was asked. */
  modelCalls(): number;
  /** Resolves when the bot has decided about the message: it has no thread left to read. */
  decided(deliveries: readonly string[], what: string): Promise<void>;
  /** For after each test: nothing was sent that Slack would refuse, and everything was acked in time. */
  check(): void;
  close(): Promise<void>;
}

export const question = 'how do I pair bluetooth with the rm-5?';
/** Ends every answer of the model here. */
const lastWords = 'in the list of the phone.';

/** Starts a Slack without rates and the bot, by socket. */
export async function startSlackTalk(): Promise<SlackTalk> {
  const slack = await startSlack({ rates: false, latency: 2 });
  const duty = slack.addChannel({ name: 'duty' });
  const bot = await startSlackBot({
    ...socketSettings(slack),
    STAFF_SLACK: slack.support,
    HANDOVER_SLACK_CHANNEL: duty,
  });

  function finished(channel: string, thread: string | null): Message[] {
    return slack
      .answers(channel)
      .filter((message) => message.thread === thread && message.deletedAt === null)
      .filter((message) => message.streaming !== 'in_progress' && wordsOf(message).includes('list of the phone'));
  }

  async function answered(channel: string, thread: string | null, count = 1): Promise<Message> {
    await until(() => finished(channel, thread).length >= count);
    return finished(channel, thread)[count - 1]!;
  }

  return {
    ...{ slack, bot, duty, finished, answered },
    async conversation(user = slack.ann) {
      const { ts } = slack.mention({ channel: slack.general, user, text: question });
      return { ts, answer: await answered(slack.general, ts) };
    },
    lastPrompt: () => JSON.stringify(bot.gemini.requests.at(-1)?.body),
    modelCalls: () => bot.gemini.requests.length,
    async decided(deliveries, what) {
      const before = bot.log.length;
      await until(() => deliveries.every((id) => slack.delivery(id).state === 'acked'));
      await until(() => bot.log.slice(Math.max(0, before - 20)).some((line) => line.includes(what)));
    },
    check() {
      slack.heal();
      expect(slack.violations()).toEqual([]);
      const acks = slack.deliveries().flatMap(({ attempts }) => attempts.map(({ ackAfter }) => ackAfter ?? 0));
      expect(Math.max(0, ...acks)).toBeLessThan(1_000);
    },
    async close() {
      await bot.close();
      await slack.close();
    },
  };
}

/** Has the model answer at once. */
export function answerAtOnce({ bot }: SlackTalk): void {
  bot.gemini.respond(() => says('Choose **RM-5 Audio** ', lastWords));
}

/** Starts a talk for the tests of a file: before each the model answers at once, after each what was written is looked at. */
export async function useSlackTalk(): Promise<SlackTalk> {
  const talk = await startSlackTalk();
  beforeEach(() => {
    answerAtOnce(talk);
  });
  afterEach(() => {
    talk.check();
  });
  afterAll(() => talk.close());
  return talk;
}
