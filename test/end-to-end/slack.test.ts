import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { renderDraft } from '../../adapters/slack/render/render-draft.ts';
import { draftOf } from '../support/draft-of.ts';
import { says, streams, unavailable } from '../support/gemini/replies.ts';
import type { GeminiRequest } from '../support/gemini/request.ts';
import { textsOf } from '../support/gemini/request.ts';
import { socketSettings, startSlackBot, wordsOf } from '../support/slack-bot.ts';
import type { SlackBot } from '../support/slack-bot.ts';
import { startSlack } from '../support/slack/start-slack.ts';
import type { Slack } from '../support/slack/slack.ts';
import type { Message } from '../support/slack/state/messages.ts';
import { until } from '../support/until.ts';

let slack: Slack;
let bot: SlackBot;
let duty: string;

beforeAll(async () => {
  slack = await startSlack({ rates: false, latency: 2 });
  duty = slack.addChannel({ name: 'duty' });
  bot = await startSlackBot({ ...socketSettings(slack), STAFF_SLACK: slack.support, HANDOVER_SLACK_CHANNEL: duty });
});
afterAll(async () => {
  await bot.close();
  await slack.close();
});
beforeEach(() => {
  bot.gemini.respond(() => says('Choose **RM-5 Audio** ', 'in the list of the phone.'));
});
afterEach(() => {
  slack.heal();
  expect(slack.violations()).toEqual([]);
  expect(
    slack
      .deliveries()
      .flatMap(({ attempts }) => attempts.map(({ ackAfter }) => ackAfter ?? 0))
      .every((after) => after < 1_000),
  ).toBe(true);
});

const question = 'how do I pair bluetooth with the rm-5?';

/** The bot's messages in a thread, or outside of threads, that are finished. */
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

/** Somebody asks in a channel and gets the answer. */
async function conversation(user = slack.ann): Promise<{ ts: string; answer: Message }> {
  const { ts } = slack.mention({ channel: slack.general, user, text: question });
  return { ts, answer: await answered(slack.general, ts) };
}

/** What the model was asked last, all of it. */
function lastPrompt(): string {
  return JSON.stringify(bot.gemini.requests.at(-1)?.body);
}

/** Resolves when the bot has decided about the message: it has no thread left to read. */
async function decided(deliveries: readonly string[], what: string): Promise<void> {
  const before = bot.log.length;
  await until(() => deliveries.every((id) => slack.delivery(id).state === 'acked'));
  await until(() => bot.log.slice(Math.max(0, before - 20)).some((line) => line.includes(what)));
}

const modelCalls = (): number => bot.gemini.requests.length;

describe('a question', () => {
  it('by mention is answered in its thread, in one message', async () => {
    const { ts } = await conversation();
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
  });

  it('by command is answered in the channel', async () => {
    const before = finished(slack.general, null).length;
    slack.slash({ channel: slack.general, user: slack.ann, text: 'rm-5 how do I pair bluetooth' });
    await answered(slack.general, null, before + 1);
  });

  it('by command where the bot is no member is answered by the response_url', async () => {
    slack.slash({ channel: slack.elsewhere, user: slack.ann, text: 'rm-5 how do I pair bluetooth' });
    expect(await answered(slack.elsewhere, null)).toMatchObject({ via: 'response_url' });
  });

  it('by direct message is answered there, after the questions to begin with', async () => {
    slack.openHome({ user: slack.bob });
    await until(() => slack.prompts().length > 0);
    const dm = slack.dm(slack.bob);
    expect(slack.prompts()[0]).toMatchObject({ channel: dm, thread: null });
    const { ts } = slack.message({ channel: dm, user: slack.bob, text: question });
    await answered(dm, ts);
    const next = slack.message({ channel: dm, user: slack.bob, text: 'and on Android?' });
    await answered(dm, next.ts);
    expect(lastPrompt()).toContain('and on Android?');
    expect(lastPrompt()).toContain('Lindholm RM-5');
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

describe('in a thread', () => {
  it('a follow-up needs no mention, and the product and the earlier turns hold', async () => {
    const { ts } = await conversation();
    slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'and how do I unpair it?' });
    await answered(slack.general, ts, 2);
    expect(lastPrompt()).toContain('Lindholm RM-5');
    expect(lastPrompt()).toContain('how do I pair bluetooth');
    expect(lastPrompt()).toContain('RM-5 Audio');
  });

  it('another product is meant when the follow-up begins with it', async () => {
    const { ts } = await conversation();
    slack.mention({ channel: slack.general, user: slack.ann, thread: ts, text: 'RM-7 Stage how do I do it?' });
    await answered(slack.general, ts, 2);
    expect(lastPrompt()).toContain('Lindholm RM-7 Stage');
  });

  it.each([
    ['thanks, that worked', 'asks nothing'],
    ['have you tried it?', 'speaks-to-person'],
  ])('"%s" of somebody else is left alone', async (text, why) => {
    const { ts } = await conversation();
    const calls = modelCalls();
    const { deliveries } = slack.message({ channel: slack.general, user: slack.bob, thread: ts, text });
    await decided(deliveries, why);
    expect(modelCalls()).toBe(calls);
  });

  it('that cannot be read a question to the bot is answered all the same, and nothing else is', async () => {
    const { ts } = await conversation();
    slack.fail('conversations.replies', { error: 'missing_scope' });
    const { deliveries } = slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'and on iOS?' });
    await decided(deliveries, 'silent: unreadable');
    slack.fail('conversations.replies', { error: 'missing_scope' });
    slack.mention({ channel: slack.general, user: slack.ann, thread: ts, text: 'how do I reset the rm-5?' });
    await answered(slack.general, ts, 2);
  });

  it('after a person on duty wrote, it is silent until it is named', async () => {
    const { ts } = await conversation();
    slack.message({ channel: slack.general, user: slack.sue, thread: ts, text: 'I am looking at it' });
    const calls = modelCalls();
    const { deliveries } = slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'which cable?' });
    await decided(deliveries, 'silent: staff');
    expect(modelCalls()).toBe(calls);
    slack.mention({ channel: slack.general, user: slack.ann, thread: ts, text: 'which cable do I need?' });
    await answered(slack.general, ts, 2);
  });

  it('after "stop" it is silent', async () => {
    const { ts } = await conversation();
    slack.message({ channel: slack.general, user: slack.ann, thread: ts, text: 'stop it, bot' });
    const calls = modelCalls();
    const { deliveries } = slack.message({
      channel: slack.general,
      user: slack.ann,
      thread: ts,
      text: 'how about iOS?',
    });
    await decided(deliveries, 'silent: stopped');
    expect(modelCalls()).toBe(calls);
  });

  it('that it never answered it says nothing', async () => {
    const { ts } = slack.message({ channel: slack.general, user: slack.ann, text: 'my rm-5 is silent' });
    const { deliveries } = slack.message({ channel: slack.general, user: slack.bob, thread: ts, text: 'which cable?' });
    await decided(deliveries, 'not-its-thread');
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
  });
});

describe('a click', () => {
  it('on one of several products goes on with the question, in the same message', async () => {
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text: 'how do I reset the rm-7?' });
    const asking = (): Message | undefined =>
      slack.messages(slack.general, ts).find((one) => wordsOf(one).includes('Which one do you mean'));
    await until(() => asking() !== undefined);
    const { ts: message } = asking()!;
    const calls = modelCalls();
    slack.click({ user: slack.ann, channel: slack.general, message, text: 'Lindholm RM-7 Studio' });
    slack.click({ user: slack.ann, channel: slack.general, message, text: 'Lindholm RM-7 Studio' });
    expect(await answered(slack.general, ts)).toMatchObject({ ts: message });
    expect(lastPrompt()).toContain('how do I reset the rm-7?');
    expect(lastPrompt()).toContain('Lindholm RM-7 Studio');
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
    expect(modelCalls()).toBe(calls + 1);
  });

  it('on a further question asks it in the thread, once', async () => {
    const { answer, ts } = await conversation();
    const draft = draftOf({
      phase: 'done',
      outcome: 'answered',
      product: { id: 'rm-5', name: 'Lindholm RM-5', brand: null, supportUrl: null },
      blocks: [{ type: 'text', text: 'Choose RM-5.' }],
    });
    const followUps = ['How do I change its name?'];
    const options = { scenario: 'general', question, questionId: 'q', feedback: false, followUps } as const;
    const [{ text, blocks }] = renderDraft(draft, options).parts;
    await fetch(`${slack.apiUrl}chat.update`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: slack.general, ts: answer.ts, text, blocks }),
    });
    const before = finished(slack.general, ts).length;
    for (const user of [slack.ann, slack.bob]) {
      slack.click({ user, channel: slack.general, message: answer.ts, text: 'How do I change its name?' });
    }
    await answered(slack.general, ts, before + 1);
    expect(lastPrompt()).toContain('How do I change its name?');
    expect(finished(slack.general, ts)).toHaveLength(before + 1);
  });

  it('on 👍 counts once', async () => {
    const { answer } = await conversation();
    const total = async (): Promise<number> =>
      Number(/hsc_feedback_total\{[^}]*vote="up"[^}]*\} (\d+)/.exec((await bot.metrics.read()).text)?.[1] ?? 0);
    const before = await total();
    const up = voteOf(answer, 'up');
    for (let times = 0; times < 3; times += 1)
      slack.click({ user: slack.ann, channel: slack.general, message: answer.ts, value: up });
    slack.click({ user: slack.bob, channel: slack.general, message: answer.ts, value: up });
    await until(async () => (await total()) === before + 2);
  });

  it('on 👎 asks why, and passes the question on when that is wanted', async () => {
    const { answer, ts } = await conversation();
    slack.click({ user: slack.ann, channel: slack.general, message: answer.ts, value: voteOf(answer, 'down') });
    await until(() => slack.modals(slack.ann).length === 1);
    const values = { words: { words: 'wrong page' }, person: { person: 'person' } };
    slack.submit({ user: slack.ann, view: slack.modals(slack.ann)[0]!.id, values });
    await until(() => slack.messages(duty).some((one) => wordsOf(one).includes('wrong page')));
    const passed = wordsOf(slack.messages(duty).at(-1));
    expect(passed).toContain(question);
    expect(passed).toContain('Lindholm RM-5');
    expect(passed).toMatch(/<https?:[^|]+\|open it>/);
    await until(() =>
      slack.messages(slack.general, ts, slack.ann).some((one) => wordsOf(one).includes('passed your question')),
    );
  });

  it('on 👎 counts and says so when the form opens too late', async () => {
    const { answer, ts } = await conversation(slack.bob);
    slack.fail('views.open', { error: 'expired_trigger_id' });
    slack.click({ user: slack.bob, channel: slack.general, message: answer.ts, value: voteOf(answer, 'down') });
    await until(() =>
      slack.messages(slack.general, ts, slack.bob).some((one) => wordsOf(one).includes('vote is counted')),
    );
    expect((await bot.metrics.read()).text).toMatch(/hsc_feedback_total\{[^}]*vote="down"/);
  });

  it('on "Ask a person" posts question, product, pages and a link, once', async () => {
    bot.gemini.respond(() => says('The manual does not say that. Look at the list of the phone.'));
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text: 'is the rm-5 waterproof?' });
    const withButton = (): Message | undefined =>
      slack.messages(slack.general, ts).find((one) => JSON.stringify(one.blocks).includes('Ask a person'));
    await until(() => withButton() !== undefined);
    const before = slack.messages(duty).length;
    for (let times = 0; times < 2; times += 1) {
      slack.click({ user: slack.ann, channel: slack.general, message: withButton()!.ts, text: 'Ask a person' });
    }
    await until(() => slack.messages(slack.general, ts, slack.ann).some((one) => wordsOf(one).includes('already')));
    await until(() => slack.messages(duty).length === before + 1);
    expect(wordsOf(slack.messages(duty).at(-1))).toContain('is the rm-5 waterproof?');
  });
});

describe('files', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64)]).toString('base64');
  const imagesOf = ({ body }: GeminiRequest): number =>
    (body.contents ?? []).flatMap(({ parts }) => parts).filter(({ inlineData }) => inlineData?.mimeType === 'image/png')
      .length;

  it('a picture that the mention does not list is looked for and goes to the model', async () => {
    const file = slack.addFile({ name: 'display.png', mimetype: 'image/png', base64: png, user: slack.ann });
    const text = 'what does this on the rm-5 mean?';
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text, files: [file] });
    await answered(slack.general, ts);
    expect(imagesOf(bot.gemini.requests.at(-1)!)).toBe(1);
  });

  it('a picture goes along when the product is chosen by a click', async () => {
    const file = slack.addFile({ name: 'display.png', mimetype: 'image/png', base64: png, user: slack.ann });
    const text = 'what does the light on the rm-7 mean?';
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text, files: [file] });
    const asking = (): Message | undefined =>
      slack.messages(slack.general, ts).find((one) => wordsOf(one).includes('Which one do you mean'));
    await until(() => asking() !== undefined);
    slack.click({ user: slack.ann, channel: slack.general, message: asking()!.ts, text: 'Lindholm RM-7 Stage' });
    await answered(slack.general, ts);
    expect(imagesOf(bot.gemini.requests.at(-1)!)).toBe(1);
  });

  it('a PDF is the manual for this question', async () => {
    const base64 = (await readFile('catalog/samples/lindholm-rm-5.pdf')).toString('base64');
    const file = slack.addFile({ name: 'panel.pdf', mimetype: 'application/pdf', base64, user: slack.ann });
    const dm = slack.dm(slack.ann);
    const { ts } = slack.message({ channel: dm, user: slack.ann, text: 'how do I pair bluetooth?', files: [file] });
    const answer = await answered(dm, ts);
    expect(wordsOf(answer)).toContain('panel.pdf');
    expect(textsOf(bot.gemini.requests.at(-1)!).join('\n')).toContain('RM-5 Audio');
  });

  it('what cannot be used is said', async () => {
    const base64 = Buffer.from('hello').toString('base64');
    const files = ['song.mid', 'notes.docx'].map((name) =>
      slack.addFile({ name, mimetype: 'application/octet-stream', base64, user: slack.ann }),
    );
    const dm = slack.dm(slack.ann);
    const { ts } = slack.message({ channel: dm, user: slack.ann, text: question, files });
    const answer = await answered(dm, ts);
    expect(wordsOf(answer)).toContain('“song.mid”');
    expect(wordsOf(answer)).toContain('“notes.docx”');
  });

  it('a picture that nobody could look at is said, too', async () => {
    bot.gemini.respond(() => unavailable());
    const file = slack.addFile({ name: 'display.png', mimetype: 'image/png', base64: png, user: slack.ann });
    const dm = slack.dm(slack.ann);
    const { ts } = slack.message({ channel: dm, user: slack.ann, text: question, files: [file] });
    await until(() => slack.messages(dm, ts).some((one) => wordsOf(one).includes("can't look at pictures")));
  });
});

describe('what comes again', () => {
  it('is answered once: the event again, the mention as a message too, and both at once', async () => {
    const calls = modelCalls();
    const { ts, deliveries } = slack.mention({ channel: slack.general, user: slack.ann, text: question });
    for (const delivery of deliveries) slack.redeliver(delivery);
    await answered(slack.general, ts);
    for (const delivery of deliveries) slack.redeliver(delivery);
    await until(() =>
      deliveries.every((id) => slack.delivery(id).attempts.length >= 3 && slack.delivery(id).state === 'acked'),
    );
    expect(deliveries).toHaveLength(2);
    expect(modelCalls()).toBe(calls + 1);
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
  });

  it('is no run when it is an edit, a deletion, or of a bot', async () => {
    const { ts } = await conversation();
    const calls = modelCalls();
    const robot = slack.addPerson({ name: 'robot', bot: true });
    slack.join(slack.general, robot);
    const made = [
      slack.edit(slack.general, ts, `<@${slack.botUser}> how do I reset the rm-5?`),
      slack.mention({ channel: slack.general, user: robot, text: question }),
      slack.remove(slack.general, ts),
    ];
    await until(() => made.every(({ deliveries }) => deliveries.every((id) => slack.delivery(id).state === 'acked')));
    expect(modelCalls()).toBe(calls);
  });
});

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
    await until(() => modelCalls() > 0 && slack.messages(slack.general, ts).length === 2);
    const count = slack.socketCount();
    const start = performance.now();
    slack.dropSocket();
    await until(() => slack.socketCount() > count && slack.sockets().length > 0);
    expect(performance.now() - start).toBeLessThan(1_000);
    gate.resolve(undefined);
    await answered(slack.general, ts);
    await until(() => bot.connection.part.state() === 'up');
    await conversation();
  });

  it('that is to be refreshed is replaced before anything is missed', async () => {
    const count = slack.socketCount();
    slack.refresh();
    await until(() => slack.socketCount() > count && slack.sockets().length > 0);
    await conversation();
  });

  it('that is not let in is tried again, and said to be missing meanwhile', async () => {
    slack.refuseSockets(true);
    slack.dropSocket();
    await until(() => bot.connection.part.state() === 'degraded');
    expect((await bot.metrics.read()).text).toContain('hsc_up{part="slack"} 0');
    slack.refuseSockets(false);
    await until(() => bot.connection.part.state() === 'up');
    await conversation();
    expect((await bot.metrics.read()).text).toContain('hsc_up{part="slack"} 1');
  });
});

/** The value of a vote's button. */
function voteOf(message: Message, vote: 'up' | 'down'): string {
  const found = new RegExp(`"value":("(?:[^"\\\\]|\\\\.)*vote\\\\":\\\\"${vote}(?:[^"\\\\]|\\\\.)*")`).exec(
    JSON.stringify(message.blocks),
  );
  return JSON.parse(found?.[1] ?? '""') as string;
}
