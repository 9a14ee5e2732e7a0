import type { TestContext } from 'vitest';
import { openBotProcesses } from './bot-processes.ts';
import type { BotProcesses } from './bot-processes.ts';
import { speakOn } from './gemini/speak-on.ts';
import type { Running } from './run-command.ts';
import { wordsOf } from './slack-bot.ts';
import { readable } from './slack-stage.ts';
import type { Slack } from './slack/slack.ts';
import { startSlack } from './slack/start-slack.ts';
import type { Message } from './slack/state/messages.ts';

/** Where somebody asked. */
export interface Place {
  readonly channel: string;
  readonly thread: string;
}

/** Processes of the bot with one workspace of Slack. */
export interface SlackProcesses extends Omit<BotProcesses, 'close'> {
  readonly slack: Slack;
  /** One more of this role; resolves when it is there. */
  start(role: string, settings?: Readonly<Record<string, string>>): Promise<Running>;
  /** The model speaks on until it is let come to its end: at once unless told. */
  speak(until?: Promise<unknown>): void;
  /** So many people ask, each in a channel of their own. */
  ask(count: number): readonly Place[];
  answersAt(place: Place): readonly Message[];
  /** How many have an answer that has begun. */
  begun(places: readonly Place[]): number;
  /** How many have an answer that is whole. */
  done(places: readonly Place[]): number;
  expectOneWholeAnswerEach(places: readonly Place[]): void;
}

/** For one test, which may run beside others; they are closed at its end. */
export async function openSlackProcesses({
  expect,
  onTestFailed,
  onTestFinished,
}: TestContext): Promise<SlackProcesses> {
  const [processes, slack] = await Promise.all([openBotProcesses(), startSlack({ latency: 2 })]);
  const asked: Place[] = [];
  onTestFailed(() => {
    const shown = asked.map((place) => answersAt(place).map(readable));
    process.stderr.write(`What stood there when the test failed: ${JSON.stringify(shown)}\n`);
  });
  onTestFinished(async () => {
    await Promise.all([processes.close(), slack.close()]);
  });
  const answersAt = ({ channel, thread }: Place): readonly Message[] =>
    slack.messages(channel, thread).filter(({ bot, deletedAt }) => bot !== null && deletedAt === null);
  return {
    ...processes,
    slack,
    async start(role, settings = {}) {
      const one = processes.launch({
        ...{ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl },
        ...{ ROLE: role, ...settings },
      });
      const isThere = role === 'worker' ? /Slack +answers/ : /Slack +connected/;
      await expect.poll(one.stderr, { timeout: 40_000 }).toMatch(isThere);
      return one;
    },
    speak(until) {
      speakOn(processes.gemini, until);
    },
    ask(count) {
      const places = Array.from({ length: count }, (_, index) => {
        const channel = slack.addChannel({ name: `room-${index}-${count}` });
        const text = `how do I pair bluetooth with the rm-5, number ${index}?`;
        return { channel, thread: slack.mention({ channel, user: slack.ann, text }).ts };
      });
      asked.push(...places);
      return places;
    },
    answersAt,
    begun: (places) => places.filter((place) => answersAt(place).length > 0).length,
    done: (places) => places.filter((place) => answersAt(place).some(isWhole)).length,
    expectOneWholeAnswerEach(places) {
      for (const answers of places.map(answersAt)) {
        expect(answers.map(isWhole)).toEqual([true]);
        expect(answers.map((answer) => readable(answer).match(/Word0 of/g)?.length)).toEqual([1]);
      }
    },
  };
}

const isWhole = (message: Message): boolean =>
  message.streaming !== 'in_progress' && wordsOf(message).includes('Whole.');
