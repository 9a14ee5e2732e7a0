import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../support/discord-bot.ts';
import { says, streams, unavailable } from '../support/gemini/replies.ts';
import { textsOf } from '../support/gemini/request.ts';
import type { GeminiRequest } from '../support/gemini/request.ts';
import { question, useDiscordTalk } from '../support/use-discord-talk.ts';
import { until } from '../support/until.ts';

const scene = await useDiscordTalk();
const { discord, bot, talk } = scene;

describe('a question', () => {
  it('by command is answered in the message that stands for it', async () => {
    const channel = scene.quiet();
    const id = talk.slash('how do I pair bluetooth', { channel });
    const answer = await talk.answered(channel);
    expect(answer.id).toBe(discord.interaction(id).original);
    expect(wordsOf(answer)).toContain('how do I pair bluetooth');
    expect(discord.interaction(id).ackAfter).toBeLessThan(1_000);
    expect(answer.components).toMatchObject([{ type: 17 }]);
  });

  it('has a container whose colour changes when it is done', async () => {
    const gate = Promise.withResolvers<undefined>();
    bot.gemini.respond(() =>
      streams({ text: 'Look here. ' }, { wait: gate.promise }, { text: 'Done.' }, { finish: 'STOP' }),
    );
    const channel = scene.quiet();
    discord.mention({ channel, user: discord.ann, text: 'RM-5: what is the colour of an answer?' });
    await until(() => discord.messages(channel).length > 1);
    gate.resolve(undefined);
    const answer = await talk.answered(channel);
    const colours = new Set(answer.history.map(({ components }) => components[0]?.['accent_color']));
    expect(colours.size).toBeGreaterThan(1);
  });

  it('by private command is seen by the asker alone', async () => {
    const channel = scene.quiet();
    talk.slash('how do I pair bluetooth', { channel, private: true });
    expect(await talk.answered(channel)).toMatchObject({ ephemeralTo: discord.ann });
    expect(discord.messages(channel, discord.bob)).toEqual([]);
  });

  it('by mention is answered by a reply, in one message', async () => {
    const { channel, message, answer } = await scene.conversation();
    expect(answer).toMatchObject({ reference: message, type: 19 });
    expect(discord.messages(channel)).toHaveLength(2);
  });

  it('by direct message is answered there, and the next one goes on', async () => {
    discord.direct({ user: discord.bob, text: question });
    await talk.answered(discord.dm(discord.bob));
    discord.direct({ user: discord.bob, text: 'and on Android?' });
    await talk.answered(discord.dm(discord.bob), 2);
    expect(talk.lastPrompt()).toContain('and on Android?');
    expect(talk.lastPrompt()).toContain('Lindholm RM-5');
  });

  it('in a post of a forum is answered in the post', async () => {
    const text = `<@${discord.appId}> ${question}`;
    const post = discord.post({ channel: discord.forum, user: discord.ann, title: 'Pairing', text });
    await talk.answered(post);
    discord.write({ channel: post, user: discord.ann, text: 'and how do I unpair it?' });
    await talk.answered(post, 2);
    expect(discord.threads(discord.forum)).toEqual([post]);
  });

  it('where the app is a person’s own is answered by the interaction alone', async () => {
    const guild = discord.addGuild({ name: 'foreign', bot: false });
    discord.join(guild, discord.ann);
    const channel = discord.addChannel({ name: 'talk', guild });
    const before = discord.calls().length;
    talk.slash('how do I pair bluetooth', { channel });
    await talk.answered(channel);
    const used = new Set(
      discord
        .calls()
        .slice(before)
        .map(({ route }) => route),
    );
    expect([...used].every((route) => route === 'callback' || route.startsWith('webhook.'))).toBe(true);
  });

  it.each([
    ['hsc-help', {}, 'Ask me about'],
    ['hsc-products', {}, 'Lindholm RM-5'],
    ['hsc-manual', { product: 'rm-5' }, 'Lindholm RM-5'],
  ])('for /%s is answered to the asker alone', async (command, options, words) => {
    const channel = scene.quiet();
    discord.slash({ channel, user: discord.bob, command, options });
    expect(await talk.says(channel, words, discord.bob)).toMatchObject({ ephemeralTo: discord.bob });
  });

  it('for help is told of commands that can be chosen there, and of all of them', async () => {
    const channel = scene.quiet();
    discord.slash({ channel, user: discord.bob, command: 'hsc-help' });
    const help = wordsOf(await talk.says(channel, 'Ask me about', discord.bob));
    const named = [...help.matchAll(/`\/([\w-]+)/gu)].map(([, name]) => name);
    expect(named.sort()).toEqual(
      discord
        .commandsIn(channel, discord.ann)
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe('the command for the people on duty', () => {
  const ask = (user: string, allowed = false): string => {
    const channel = scene.quiet();
    discord.slash({ channel, user, command: 'hsc-status', allowed });
    return channel;
  };

  it('tells who may moderate how the bot is, and nobody else sees it', async () => {
    const card = await talk.says(ask(discord.sue), 'How I am', discord.sue);
    expect(card).toMatchObject({ ephemeralTo: discord.sue });
    expect(wordsOf(card)).toContain('discord: works');
    expect(wordsOf(card)).toContain('I got every manual that I was asked for.');
  });

  it('is offered to nobody else', () => {
    expect(() => ask(discord.ann)).toThrow('hsc-status');
    const offered = discord.commandsIn(discord.dm(discord.sue), discord.sue).map(({ name }) => name);
    expect(offered).not.toContain('hsc-status');
  });

  it('tells nothing to others whom the server lets use it, but to those with a role of theirs', async () => {
    await talk.says(ask(discord.ann, true), 'for the people on duty', discord.ann);
    const guest = discord.addPerson({ name: 'guest', roles: [discord.addRole({ name: 'none', permissions: [] })] });
    await talk.says(ask(guest, true), 'for the people on duty', guest);
    const helper = discord.addPerson({ name: 'helper', roles: [scene.helpers] });
    await talk.says(ask(helper, true), 'How I am', helper);
  });
});

it('while nothing can be seen yet the bot is seen to type', async () => {
  const gate = Promise.withResolvers<undefined>();
  bot.gemini.respond(() => streams({ wait: gate.promise }, { text: 'In the list of the phone.' }, { finish: 'STOP' }));
  const channel = scene.quiet();
  discord.mention({ channel, user: discord.ann, text: question });
  await until(() => discord.isTyping(channel));
  gate.resolve(undefined);
  await talk.answered(channel);
  expect(discord.isTyping(channel)).toBe(false);
});

describe('autocomplete', () => {
  const typed = async (value: string): Promise<readonly string[]> => {
    const id = discord.autocomplete({ channel: discord.general, user: discord.ann, option: 'product', value });
    await until(() => discord.interaction(id).choices !== null);
    expect(discord.interaction(id).ackAfter).toBeLessThan(500);
    return (discord.interaction(id).choices ?? []).map(({ name }) => String(name));
  };

  it.each([
    ['a name', 'RM-5', 'Lindholm RM-5'],
    ['an alias', 'rm5', 'Lindholm RM-5'],
    ['a typo', 'lindhlom rm-5', 'Lindholm RM-5'],
    ['nothing yet', '', 'Lindholm RM-5'],
  ])('offers products for %s', async (_, value, name) => {
    expect((await typed(value)).some((choice) => choice.includes(name))).toBe(true);
  });

  it('takes what was typed freely all the same', async () => {
    const channel = scene.quiet();
    discord.slash({ channel, user: discord.ann, options: { product: 'the rm5', question: 'how do I pair it?' } });
    await talk.answered(channel);
  });
});

describe('what the model writes', () => {
  it('pings nobody, leads nowhere behind other words, and shows no preview', async () => {
    bot.gemini.respond(() =>
      says(
        `@everyone @here <@${discord.bob}> <@&${discord.support}> `,
        '[the manual](https://evil.example) in the list of the phone.',
      ),
    );
    const { answer } = await scene.conversation();
    expect(wordsOf(answer)).toContain('everyone');
    expect(wordsOf(answer)).not.toMatch(/\[the manual\]\(https:\/\/evil/u);
  });

  it('is there in full however long it is, in messages that each are well made', async () => {
    const words = Array.from({ length: 2_500 }, (_, index) => `w${index}`);
    bot.gemini.respond(() => says(`${words.join(' ')} in the list of the phone.`));
    const { channel } = await scene.conversation();
    const all = discord.messages(channel).map(wordsOf).join(' ');
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`, 'u').test(all))).toEqual([]);
  });
});

describe('files', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64)]).toString('base64');
  const picture = (): string => discord.addAttachment({ name: 'display.png', type: 'image/png', base64: png });
  const imagesOf = ({ body }: GeminiRequest): number =>
    (body.contents ?? []).flatMap(({ parts }) => parts).filter(({ inlineData }) => inlineData?.mimeType === 'image/png')
      .length;

  it('a picture goes to the model, from a message and from a command', async () => {
    const channel = scene.quiet();
    const text = 'what does this on the rm-5 mean?';
    discord.mention({ channel, user: discord.ann, text, attachments: [picture()] });
    await talk.answered(channel);
    expect(imagesOf(bot.gemini.requests.at(-1)!)).toBe(1);
    const options = { product: 'rm-5', question: 'what is this light?', photo: picture() };
    discord.slash({ channel, user: discord.ann, options });
    await talk.answered(channel, 2);
    expect(imagesOf(bot.gemini.requests.at(-1)!)).toBe(1);
  });

  it('a PDF is the manual for this question', async () => {
    const base64 = (await readFile('catalog/samples/lindholm-rm-5.pdf')).toString('base64');
    const file = discord.addAttachment({ name: 'panel.pdf', type: 'application/pdf', base64 });
    const person = discord.addPerson({ name: 'pia' });
    discord.direct({ user: person, text: 'how do I pair bluetooth?', attachments: [file] });
    expect(wordsOf(await talk.answered(discord.dm(person)))).toContain('panel.pdf');
    expect(textsOf(bot.gemini.requests.at(-1)!).join('\n')).toContain('RM-5 Audio');
  });

  it('what cannot be used is said', async () => {
    const base64 = Buffer.from('hello').toString('base64');
    const file = discord.addAttachment({ name: 'song.mid', type: 'audio/midi', base64 });
    const person = discord.addPerson({ name: 'pit' });
    discord.direct({ user: person, text: question, attachments: [file] });
    expect(wordsOf(await talk.answered(discord.dm(person)))).toContain('song.mid');
  });

  it('a picture of another type is said by command as well; what is neither can not be chosen', async () => {
    const channel = scene.quiet();
    const base64 = Buffer.from('GIF89a').toString('base64');
    const photo = discord.addAttachment({ name: 'blink.gif', type: 'image/gif', base64 });
    const options = { product: 'rm-5', question: 'what is this light?', photo };
    discord.slash({ channel, user: discord.ann, options });
    expect(wordsOf(await talk.answered(channel))).toContain(
      "I couldn't use “blink.gif”: I can look at pictures (PNG, JPEG, WebP, HEIC) and read PDFs.",
    );
    const song = discord.addAttachment({ name: 'song.mid', type: 'audio/midi', base64 });
    expect(() => discord.slash({ channel, user: discord.ann, options: { ...options, photo: song } })).toThrow('photo');
  });

  it('a picture that nobody could look at is said, too', async () => {
    bot.gemini.respond(() => unavailable());
    const person = discord.addPerson({ name: 'pam' });
    discord.direct({ user: person, text: question, attachments: [picture()] });
    await talk.says(discord.dm(person), "can't look at pictures");
  });
});
