import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { says } from '../support/gemini/replies.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { answerAtOnce, startSlackTalk } from '../support/slack-talk.ts';
import type { SlackTalk } from '../support/slack-talk.ts';
import type { Slack } from '../support/slack/slack.ts';
import type { Message } from '../support/slack/state/messages.ts';
import { until } from '../support/until.ts';
import { voteOf } from '../support/vote-of.ts';

let talk: SlackTalk;
let slack: Slack;
let duty: string;

beforeAll(async () => {
  talk = await startSlackTalk();
  ({ slack, duty } = talk);
});
afterAll(() => talk.close());
beforeEach(() => {
  answerAtOnce(talk);
});
afterEach(() => {
  talk.check();
});

/** Resolves with the bot's message there that says this, as the person sees it. */
async function saying(words: string, channel: string, thread: string | null = null, person?: string): Promise<Message> {
  const find = (): Message | undefined =>
    slack.messages(channel, thread ?? undefined, person).findLast((message) => wordsOf(message).includes(words));
  await until(() => find() !== undefined);
  return find()!;
}

/** Somebody asks, and has the question passed on; gives their thread and the message for the people on duty. */
async function handedOver(text: string): Promise<{ ts: string; passed: Message }> {
  talk.bot.gemini.respond(() => says('The manual does not say that. Look in the list of the phone.'));
  const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text });
  const { ts: message } = await talk.answered(slack.general, ts);
  slack.click({ user: slack.ann, channel: slack.general, message, text: 'Ask a person' });
  return { ts, passed: await saying(text, duty) };
}

async function formOf(passed: Message, user: string): Promise<string> {
  const before = slack.modals(user).length;
  slack.click({ user, channel: duty, message: passed.ts, text: 'Save an answer' });
  await until(() => slack.modals(user).length > before);
  return slack.modals(user).at(-1)!.id;
}

const filled = (question: string, answer: string, source = '') => ({
  question: { question },
  answer: { answer },
  source: { source },
});

describe('an answer of the people on duty', () => {
  const question = 'does the rm-5 remember two phones?';

  it('is given to the asker and to whoever asks the same later, without a model', async () => {
    const { ts, passed } = await handedOver(question);
    const view = await formOf(passed, slack.sue);
    expect(JSON.stringify(slack.modals(slack.sue).at(-1)!.view)).toContain(`"initial_value":"${question}"`);
    const answer =
      'It remembers **two**, <!channel> @everyone <@U1>. [MANUAL: page 3] [WARNING: The first one is forgotten.]';
    slack.submit({ user: slack.sue, view, values: filled(question, answer, 'p. 22') });
    const confirmed = await saying('Saved.', duty, passed.ts);
    expect(wordsOf(confirmed)).toContain('Whoever asks this about the Lindholm RM-5 in the same words gets it at once');
    expect(wordsOf(confirmed)).toContain('Whoever asked has it too.');
    expect(wordsOf(await saying('Checked by support staff on', slack.general, ts))).toContain('remembers');

    const calls = talk.modelCalls();
    const again = slack.mention({
      channel: slack.general,
      user: slack.bob,
      text: 'Does the RM-5  remember two phones',
    });
    const given = await saying('Checked by support staff on', slack.general, again.ts);
    expect(wordsOf(given)).toMatch(/Owner's Manual, p\. 22/u);
    expect(wordsOf(given)).toContain('The first one is forgotten.');
    const shown = JSON.stringify(given.blocks);
    expect(shown).not.toMatch(/MANUAL: page|<!channel>|@everyone|<@U1>/u);
    expect(shown).toContain('Ask a person');
    expect(talk.modelCalls()).toBe(calls);
    await until(() => talk.bot.log.some((line) => line.includes('"checked":true')));
    const [line = '{}'] = talk.bot.log.filter((one) => one.includes('"checked":true'));
    expect(JSON.parse(line)).toMatchObject({ outcome: 'answered', token_count: null, model: null });
    expect((await talk.bot.metrics.read()).text).toContain('hsc_checked_answers_total{result="given"} 1');
  });

  it('goes on being given after a 👎, which is counted and may tell the people on duty', async () => {
    const { ts } = slack.mention({ channel: slack.general, user: slack.bob, text: question });
    const given = await saying('Checked by support staff on', slack.general, ts);
    slack.click({ user: slack.bob, channel: slack.general, message: given.ts, value: voteOf(given, 'down') });
    await until(() => slack.modals(slack.bob).length === 1);
    const values = { words: { words: 'mine remembers three' }, person: { person: 'person' } };
    slack.submit({ user: slack.bob, view: slack.modals(slack.bob)[0]!.id, values });
    const passed = await saying('mine remembers three', duty);
    expect(JSON.stringify(passed.blocks)).toContain('Save an answer');
    expect((await talk.bot.metrics.read()).text).toMatch(/hsc_feedback_total\{[^}]*vote="down",prompt="checked"\} 1/u);
    const later = slack.mention({ channel: slack.general, user: slack.ann, text: question });
    await saying('Checked by support staff on', slack.general, later.ts);

    slack.submit({
      user: slack.sue,
      view: await formOf(passed, slack.sue),
      values: filled(question, 'It remembers three.'),
    });
    await saying('Saved, in place of the answer before it.', duty, passed.ts);
    const better = slack.mention({ channel: slack.general, user: slack.ann, text: question });
    const last = await saying('Checked by support staff on', slack.general, better.ts);
    expect(wordsOf(last)).toContain('It remembers three.');
    expect(wordsOf(last)).toContain('The answer is theirs');
  });

  it('is not taken from anybody else', async () => {
    const { passed } = await handedOver('can the rm-5 be painted?');
    slack.click({ user: slack.bob, channel: duty, message: passed.ts, text: 'Save an answer' });
    await saying('Only the people on duty', duty, null, slack.bob);
    expect(slack.modals(slack.bob)).toEqual([]);
  });

  it('with a page that is not there is refused, and what was written is given back', async () => {
    const asked = 'is the rm-5 dishwasher safe?';
    const { passed } = await handedOver(asked);
    const view = await formOf(passed, slack.sue);
    slack.submit({ user: slack.sue, view, values: filled(asked, 'By no means.', 'p. 9999') });
    const refused = wordsOf(await saying('I did not save the answer.', duty, null, slack.sue));
    expect(refused).toContain('“p. 9999”');
    expect(refused).toContain('By no means.');
  });

  it('is kept where the bot may not write to whoever asked, and the people on duty are told so', async () => {
    talk.bot.gemini.respond(() => says('The manual does not say that. Look in the list of the phone.'));
    const asked = 'can the rm-5 be stacked?';
    const elsewhere = slack.addChannel({ name: 'elsewhere', bot: false });
    slack.slash({ channel: elsewhere, user: slack.ann, text: `rm-5 ${asked}` });
    const { ts: message } = await talk.answered(elsewhere, null);
    slack.click({ user: slack.ann, channel: elsewhere, message, text: 'Ask a person' });
    const passed = await saying(asked, duty);
    const view = await formOf(passed, slack.sue);
    slack.submit({ user: slack.sue, view, values: filled(asked, 'Two at most.', 'https://maker.example/faq') });
    const confirmed = wordsOf(await saying('Saved.', duty, passed.ts));
    expect(confirmed).toContain('I could not write to whoever asked.');
    expect(confirmed).toContain('with its source, https://maker.example/faq');
    const calls = talk.modelCalls();
    slack.slash({ channel: slack.general, user: slack.bob, text: `rm-5 ${asked}` });
    const given = await saying('Checked by support staff on', slack.general);
    expect(JSON.stringify(given.blocks)).toContain('<https://maker.example/faq|maker.example/faq>');
    expect(talk.modelCalls()).toBe(calls);
  });

  it('can be given once more when the form opens too late', async () => {
    const { passed } = await handedOver('does the rm-5 float?');
    slack.fail('views.open', { error: 'expired_trigger_id' });
    slack.click({ user: slack.sue, channel: duty, message: passed.ts, text: 'Save an answer' });
    await saying('The form did not open in time.', duty, null, slack.sue);
    slack.heal();
    await formOf(passed, slack.sue);
  });
});
