import { describe, expect, it } from 'vitest';
import { question, useDiscordTalk } from '../support/use-discord-talk.ts';

const scene = await useDiscordTalk();
const { discord, talk } = scene;

describe('in a talk', () => {
  it('a reply to the bot needs no mention and leads to a thread, where nobody needs one either', async () => {
    const { channel, answer } = await scene.conversation();
    const reply = discord.write({ channel, user: discord.ann, text: 'and how do I unpair it?', replyTo: answer.id });
    const thread = reply;
    await talk.answered(thread);
    expect(talk.lastPrompt()).toContain('how do I pair bluetooth');
    expect(talk.lastPrompt()).toContain('RM-5 Audio');
    discord.write({ channel: thread, user: discord.ann, text: 'and on Android?' });
    await talk.answered(thread, 2);
    expect(talk.lastPrompt()).toContain('and how do I unpair it?');
  });

  it.each([
    ['thanks, that worked', 'asks nothing'],
    ['have you tried it?', 'speaks-to-person'],
  ])('"%s" of somebody else is left alone', async (text, why) => {
    const thread = await threadOf();
    const calls = talk.modelCalls();
    await talk.decides(why, () => discord.write({ channel: thread, user: discord.bob, text }));
    expect(talk.modelCalls()).toBe(calls);
  });

  it('after somebody of the staff wrote it is silent until it is named', async () => {
    const thread = await threadOf();
    discord.write({ channel: thread, user: discord.sue, text: 'I am looking at it' });
    const calls = talk.modelCalls();
    await talk.decides('silent: staff', () =>
      discord.write({ channel: thread, user: discord.ann, text: 'which cable?' }),
    );
    expect(talk.modelCalls()).toBe(calls);
    discord.mention({ channel: thread, user: discord.ann, text: 'which cable do I need?' });
    await talk.answered(thread, 2);
  });

  it('after "stop" it is silent', async () => {
    const thread = await threadOf();
    discord.write({ channel: thread, user: discord.ann, text: 'stop it, bot' });
    await talk.decides('silent: stopped', () =>
      discord.write({ channel: thread, user: discord.ann, text: 'how about iOS?' }),
    );
  });

  it('that it never answered it says nothing', async () => {
    const channel = scene.quiet();
    const message = discord.write({ channel, user: discord.ann, text: 'my rm-5 is silent' });
    const thread = discord.thread({ channel, message, user: discord.ann, name: 'Silent' });
    await talk.decides('not-its-thread', () =>
      discord.write({ channel: thread, user: discord.bob, text: 'which cable?' }),
    );
  });

  it('that cannot be read nothing is said but to who names it', async () => {
    const thread = await threadOf();
    discord.takePermission(parents.get(thread) ?? '', 'ReadMessageHistory');
    await talk.decides('silent: unreadable', () =>
      discord.write({ channel: thread, user: discord.ann, text: 'and on iOS?' }),
    );
    discord.mention({ channel: thread, user: discord.ann, text: 'how do I reset the rm-5?' });
    await talk.answered(thread, 2);
  });

  const parents = new Map<string, string>();

  /** A thread in which the bot has answered once. */
  async function threadOf(): Promise<string> {
    const channel = scene.quiet();
    const message = discord.write({ channel, user: discord.ann, text: 'hello' });
    const thread = discord.thread({ channel, message, user: discord.ann, name: 'Talk' });
    parents.set(thread, channel);
    discord.mention({ channel: thread, user: discord.ann, text: question });
    await talk.answered(thread);
    return thread;
  }
});

describe('what is no question', () => {
  it('is no run: an edit, a deletion, a bot, a message to nobody', async () => {
    const { channel, message } = await scene.conversation();
    const calls = talk.modelCalls();
    const robot = discord.addPerson({ name: 'robot', bot: true });
    discord.edit(channel, message, `<@${discord.appId}> how do I reset the rm-5?`);
    discord.mention({ channel, user: robot, text: question });
    discord.remove(channel, message);
    await talk.decides('not for the bot', () =>
      discord.write({ channel, user: discord.bob, text: 'how do I pair the rm-5?' }),
    );
    expect(talk.modelCalls()).toBe(calls);
  });
});
