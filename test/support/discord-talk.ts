import { expect } from 'vitest';
import { walkComponents } from './discord-components/walk-components.ts';
import type { DiscordBot } from './discord-bot.ts';
import { wordsOf } from './discord-bot.ts';
import { mentionsShown } from './discord-components/danger.ts';
import type { Discord } from './discord/discord.ts';
import type { Message } from './discord/state/messages.ts';
import { says } from './gemini/replies.ts';
import { until } from './until.ts';

/** Talks with the bot, as tests tell of them. Its answers are said to be done when they ask for a vote. */
export interface Talk {
  /** Has a question of somebody nobody else talks with answered, so that the manual is read: on a busy machine that takes long. */
  warmUp(): Promise<void>;
  /** The finished answers in a channel, thread or DM, oldest first. */
  finished(channel: string): Message[];
  /** Resolves with the answer that is the count'th one there, once it is finished. */
  answered(channel: string, count?: number): Promise<Message>;
  /** A message of the bot there that says this, as the person sees it; resolves once there is one. */
  says(channel: string, words: string, person?: string): Promise<Message>;
  /** Resolves once the bot has said in its log what it decided. */
  decides(what: string, doing: () => unknown): Promise<void>;
  /** Sends /hsc about the RM-5. */
  slash(
    question: string,
    more?: { readonly channel?: string; readonly user?: string; readonly private?: boolean },
  ): string;
  /** What the model was asked last, all of it. */
  lastPrompt(): string;
  modelCalls(): number;
  /** Nothing that was written is refused, pings anybody, or was left without an ack. */
  demandClean(): void;
}

/** In the channel of those on duty the people concerned are named, which pings nobody. */
export function createTalk(discord: Discord, bot: () => DiscordBot, duty = ''): Talk {
  const standing = (channel: string): Message[] =>
    discord.answers(channel).filter(({ deletedAt }) => deletedAt === null);
  const finished = (channel: string): Message[] => standing(channel).filter(isDone);
  return {
    async warmUp() {
      bot().gemini.respond(() => says('Good.'));
      const user = discord.addPerson({ name: 'early bird' });
      discord.direct({ user, text: 'how do I pair bluetooth with the rm-5?' });
      const isAnswered = (): boolean => finished(discord.dm(user)).length > 0;
      await until(isAnswered).catch(() => until(isAnswered));
    },
    finished,
    async answered(channel, count = 1) {
      await until(() => finished(channel).length >= count);
      return finished(channel)[count - 1]!;
    },
    async says(channel, words, person) {
      const find = (): Message | undefined =>
        discord
          .messages(channel, person)
          .find((message) => message.author === discord.appId && wordsOf(message).includes(words));
      await until(() => find() !== undefined);
      return find()!;
    },
    async decides(what, doing) {
      const before = bot().log.length;
      await doing();
      await until(() =>
        bot()
          .log.slice(before)
          .some((line) => line.includes(what)),
      );
    },
    slash(question, { channel = discord.general, user = discord.ann, private: isPrivate } = {}) {
      const hidden = isPrivate === undefined ? {} : { private: isPrivate };
      return discord.slash({ channel, user, options: { product: 'rm-5', question, ...hidden } });
    },
    lastPrompt: () => JSON.stringify(bot().gemini.requests.at(-1)?.body),
    modelCalls: () => bot().gemini.requests.length,
    demandClean() {
      expect(discord.violations()).toEqual([]);
      const own = discord.answers();
      expect(own.filter(({ pings }) => pings.everyone || pings.users.length + pings.roles.length > 0)).toEqual([]);
      const toAskers = own.filter(({ channel }) => channel !== duty);
      expect(toAskers.flatMap(({ history }) => history.flatMap((version) => mentionsShown({ ...version })))).toEqual(
        [],
      );
      expect(discord.interactions().filter(({ ackedAt }) => ackedAt === null)).toEqual([]);
    },
  };
}

/** It asks whether it helped. */
export function isDone({ components }: Pick<Message, 'components'>): boolean {
  return [...walkComponents(components)].some(({ label }) => label === '👍');
}

/** What a message's buttons say. */
export function labelsOf({ components }: Pick<Message, 'components'>): string[] {
  return [...walkComponents(components)].flatMap(({ label }) => (typeof label === 'string' ? [label] : []));
}
