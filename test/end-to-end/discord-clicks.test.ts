import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderDraft } from '../../adapters/discord/render/render-draft.ts';
import { gatewaySettings, startDiscordBot, wordsOf } from '../support/discord-bot.ts';
import type { DiscordBot } from '../support/discord-bot.ts';
import { createTalk, labelsOf } from '../support/discord-talk.ts';
import type { Talk } from '../support/discord-talk.ts';
import type { Discord } from '../support/discord/discord.ts';
import type { Message } from '../support/discord/state/messages.ts';
import { startDiscord } from '../support/discord/start-discord.ts';
import { draftOf } from '../support/draft-of.ts';
import { says } from '../support/gemini/replies.ts';
import { until } from '../support/until.ts';

let discord: Discord;
let bot: DiscordBot;
let talk: Talk;
let duty: string;
let catalog: string;
const question = 'how do I pair bluetooth with the rm-5?';

beforeAll(async () => {
  discord = await startDiscord({ rates: false, latency: 2 });
  duty = discord.addChannel({ name: 'duty' });
  catalog = await mkdtemp(join(tmpdir(), 'hsc-clicks-'));
  await fillCatalog(catalog);
  bot = await startDiscordBot({ ...gatewaySettings(discord), HANDOVER_DISCORD_CHANNEL: duty, CATALOG: catalog });
  talk = createTalk(discord, () => bot, duty);
  await talk.warmUp();
});
afterAll(async () => {
  await bot.close();
  await discord.close();
  await rm(catalog, { recursive: true });
});
beforeEach(() => {
  bot.gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list of the phone.'));
});
afterEach(() => {
  talk.demandClean();
});

/** The RM-5 with an accessory, two that are both called RM-7, and seven that are called RM-9. */
async function fillCatalog(folder: string): Promise<void> {
  const product = (id: string, alias: string) => ({
    ...{ id, name: `Lindholm ${id.toUpperCase().replace(/-([A-Z])/u, ' $1')}`, aliases: [alias] },
    manuals: [{ title: "Owner's Manual", language: 'en', path: `${id}.pdf` }],
  });
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => product(`rm-9-${letter}`, 'rm-9'));
  const products = [
    { ...product('rm-5', 'rm5'), accessories: [{ id: 'ph-2', name: 'Lindholm PH-2' }] },
    ...[product('rm-7-stage', 'rm-7'), { ...product('rm-7-studio', 'rm-7'), name: 'Lindholm RM-7 Studio' }],
    ...many,
  ];
  for (const { id } of products) await copyFile('catalog/samples/lindholm-rm-5.pdf', join(folder, `${id}.pdf`));
  const brand = { id: 'lindholm', name: 'Lindholm' };
  await writeFile(join(folder, 'lindholm.json'), JSON.stringify({ brand, products }));
}

const quiet = (): string => discord.addChannel({ name: 'quiet' });

/** Somebody asks in a channel of their own and gets the answer. */
async function conversation(): Promise<{ channel: string; answer: Message }> {
  const channel = quiet();
  discord.mention({ channel, user: discord.ann, text: question });
  return { channel, answer: await talk.answered(channel) };
}

describe('a click', () => {
  const several = async (): Promise<{ channel: string; asking: Message }> => {
    const channel = quiet();
    discord.mention({ channel, user: discord.ann, text: 'how do I reset the rm-7?' });
    return { channel, asking: await talk.says(channel, 'Which one do you mean') };
  };

  it('on one of several products goes on with the question, in the same message, once', async () => {
    const { channel, asking } = await several();
    await until(() => labelsOf(discord.message(channel, asking.id)!).includes('Lindholm RM-7 Studio'));
    const calls = talk.modelCalls();
    const click = { channel, user: discord.ann, message: asking.id, label: 'Lindholm RM-7 Studio' };
    discord.click(click);
    discord.click(click);
    expect(await talk.answered(channel)).toMatchObject({ id: asking.id });
    expect(talk.lastPrompt()).toContain('how do I reset the rm-7?');
    expect(talk.lastPrompt()).toContain('Lindholm RM-7 Studio');
    expect(talk.modelCalls()).toBe(calls + 1);
  });

  it('on one of many, in a menu, does the same', async () => {
    const channel = quiet();
    discord.mention({ channel, user: discord.ann, text: 'how do I reset the rm-9?' });
    const asking = await talk.says(channel, 'Which one do you mean');
    await until(() => JSON.stringify(discord.message(channel, asking.id)).includes('rm-9-d'));
    discord.select({ channel, user: discord.ann, message: asking.id, values: ['Lindholm RM-9 D'] });
    expect(await talk.answered(channel)).toMatchObject({ id: asking.id });
    expect(talk.lastPrompt()).toContain('how do I reset the rm-9?');
    expect(talk.lastPrompt()).toContain('Lindholm RM-9 D');
  });

  it('on an accessory and on a tip asks about it, in an answer that shows the question', async () => {
    bot.gemini.respond(() =>
      says('Choose **RM-5 Audio** in the list. [SUGGESTION: Lindholm PH-2] [PRO TIP: Keep the phone near.]'),
    );
    const { channel, answer } = await conversation();
    bot.gemini.respond(() => says('Look in the list of the phone.'));
    const click = { channel, user: discord.bob, message: answer.id };
    discord.click({ ...click, label: 'How to use it' });
    expect(wordsOf(await talk.answered(channel, 2))).toContain(
      'How do I use the Lindholm PH-2 with the Lindholm RM-5?',
    );
    discord.click({ ...click, label: 'Tell me more' });
    expect(wordsOf(await talk.answered(channel, 3))).toContain('Tell me more about this tip: Keep the phone near.');
  });

  it('on a further question asks it, once for each person', async () => {
    const { channel, answer } = await conversation();
    const draft = draftOf({
      phase: 'done',
      outcome: 'answered',
      product: { id: 'rm-5', name: 'Lindholm RM-5', brand: null, supportUrl: null },
      blocks: [{ type: 'text', text: 'Choose RM-5.' }],
      followUps: ['How do I change its name?'],
    });
    const options = { scenario: 'general', question: null, questionId: 'q', feedback: false } as const;
    const [{ components }] = renderDraft(draft, options).parts;
    await fetch(`${discord.apiUrl}/v10/channels/${channel}/messages/${answer.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ components }),
    });
    const click = { channel, message: answer.id, label: 'How do I change its name?' };
    for (const user of [discord.ann, discord.ann, discord.bob]) discord.click({ ...click, user });
    // The two answers take the place of the one that was written over, which asks for no vote any more.
    const asked = await talk.answered(channel, 2);
    expect(wordsOf(asked)).toContain('How do I change its name?');
    expect(talk.lastPrompt()).toContain('How do I change its name?');
    expect(talk.finished(channel)).toHaveLength(2);
  });

  it('on 👍 counts once for each person', async () => {
    const { channel, answer } = await conversation();
    const total = async (): Promise<number> =>
      Number(/hsc_feedback_total\{[^}]*vote="up"[^}]*\} (\d+)/.exec((await bot.metrics.read()).text)?.[1] ?? 0);
    const before = await total();
    for (const user of [discord.ann, discord.ann, discord.bob]) {
      discord.click({ channel, user, message: answer.id, label: '👍' });
    }
    await until(async () => (await total()) === before + 2);
  });

  it('on 👎 asks why, and passes the question on when that is wanted', async () => {
    const { channel, answer } = await conversation();
    const click = discord.click({ channel, user: discord.ann, message: answer.id, label: '👎' });
    await until(() => discord.interaction(click).modal !== null);
    const inputs = JSON.stringify(discord.interaction(click).modal);
    const ids = [...inputs.matchAll(/"custom_id":"([^"]+)"/gu)].map(([, id]) => id!);
    const words = ids.find((id) => id.includes('words'))!;
    const person = ids.find((id) => id.includes('person'));
    discord.submit({
      interaction: click,
      values: { [words]: 'wrong page', ...(person === undefined ? {} : { [person]: 'person' }) },
    });
    const passed = await talk.says(duty, 'wrong page');
    expect(wordsOf(passed)).toContain(question);
    expect(wordsOf(passed)).toContain('Lindholm RM-5');
    await talk.says(channel, 'passed your question', discord.ann);
  });

  it('on "Ask a person" passes on question and link, once', async () => {
    bot.gemini.respond(() => says('The manual does not say that. Look at the list of the phone.'));
    const channel = quiet();
    discord.mention({ channel, user: discord.ann, text: 'is the rm-5 waterproof?' });
    const { id } = await talk.answered(channel);
    const before = discord.messages(duty).length;
    for (let times = 0; times < 2; times += 1) {
      discord.click({ channel, user: discord.ann, message: id, label: 'Ask a person' });
    }
    await talk.says(channel, 'already', discord.ann);
    await until(() => discord.messages(duty).length === before + 1);
    expect(wordsOf(discord.messages(duty).at(-1))).toContain('is the rm-5 waterproof?');
    expect(wordsOf(discord.messages(duty).at(-1))).toContain(`/${discord.guild}/${channel}/${id}`);
  });
});
