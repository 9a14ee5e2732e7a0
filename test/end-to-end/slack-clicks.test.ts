import { describe, expect, it } from 'vitest';
import { renderDraft } from '../../adapters/slack/render/render-draft.ts';
import { draftOf } from '../support/draft-of.ts';
import { says } from '../support/gemini/replies.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { answerAtOnce, question, useSlackTalk } from '../support/slack-talk.ts';
import type { Message } from '../support/slack/state/messages.ts';
import { until } from '../support/until.ts';
import { voteOf } from '../support/vote-of.ts';

const talk = await useSlackTalk();
const { slack, bot, duty } = talk;

describe('a click', () => {
  it('on one of several products goes on with the question, in the same message', async () => {
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text: 'how do I reset the rm-7?' });
    const asking = (): Message | undefined =>
      slack.messages(slack.general, ts).find((one) => wordsOf(one).includes('Which one do you mean'));
    await until(() => asking() !== undefined);
    const { ts: message } = asking()!;
    const calls = talk.modelCalls();
    slack.click({ user: slack.ann, channel: slack.general, message, text: 'Lindholm RM-7 Studio' });
    slack.click({ user: slack.ann, channel: slack.general, message, text: 'Lindholm RM-7 Studio' });
    expect(await talk.answered(slack.general, ts)).toMatchObject({ ts: message });
    expect(talk.lastPrompt()).toContain('how do I reset the rm-7?');
    expect(talk.lastPrompt()).toContain('Lindholm RM-7 Studio');
    expect(slack.messages(slack.general, ts)).toHaveLength(2);
    expect(talk.modelCalls()).toBe(calls + 1);
  });

  it('on a further question asks it in the thread, once', async () => {
    const { answer, ts } = await talk.conversation();
    const draft = draftOf({
      phase: 'done',
      outcome: 'answered',
      product: { id: 'rm-5', name: 'Lindholm RM-5', brand: null, supportUrl: null },
      blocks: [{ type: 'text', text: 'Choose RM-5.' }],
      followUps: ['How do I change its name?'],
    });
    const options = { scenario: 'general', question, questionId: 'q', feedback: false } as const;
    const [{ text, blocks }] = renderDraft(draft, options).parts;
    await fetch(`${slack.apiUrl}chat.update`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: slack.general, ts: answer.ts, text, blocks }),
    });
    const before = talk.finished(slack.general, ts).length;
    for (const user of [slack.ann, slack.bob]) {
      slack.click({ user, channel: slack.general, message: answer.ts, text: 'How do I change its name?' });
    }
    await talk.answered(slack.general, ts, before + 1);
    expect(talk.lastPrompt()).toContain('How do I change its name?');
    expect(talk.finished(slack.general, ts)).toHaveLength(before + 1);
  });

  it('on 👍 counts once', async () => {
    const { answer } = await talk.conversation();
    const total = async (): Promise<number> =>
      Number(/hsc_feedback_total\{[^}]*vote="up"[^}]*\} (\d+)/.exec((await bot.metrics.read()).text)?.[1] ?? 0);
    const before = await total();
    const up = voteOf(answer, 'up');
    for (let times = 0; times < 3; times += 1)
      slack.click({ user: slack.ann, channel: slack.general, message: answer.ts, value: up });
    slack.click({ user: slack.bob, channel: slack.general, message: answer.ts, value: up });
    await until(async () => (await total()) === before + 2);
  });

  it('on 👍 and then on 👎 counts as one vote and a change', async () => {
    const { ts } = slack.mention({
      channel: slack.general,
      user: slack.ann,
      text: 'how do I name the rm-5 for bluetooth?',
    });
    const answer = await talk.answered(slack.general, ts);
    const count = async (series: string): Promise<number> => {
      const { text } = await bot.metrics.read();
      const lines = text
        .split('\n')
        .filter((line) => line.startsWith(`${series.slice(0, -1)},`) || line.startsWith(series));
      return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
    };
    const all = (): Promise<readonly number[]> =>
      Promise.all(['hsc_feedback_total', 'hsc_feedback_changes_total'].map(count));
    const [votes = 0, changes = 0] = await all();
    const click = (vote: 'up' | 'down'): unknown =>
      slack.click({ user: slack.sue, channel: slack.general, message: answer.ts, value: voteOf(answer, vote) });
    click('up');
    await until(async () => (await all())[0] === votes + 1);
    click('down');
    await until(async () => (await all())[1] === changes + 1);
    click('down');
    click('up');
    await until(async () => (await all())[1] === changes + 2);
    expect(await all()).toEqual([votes + 1, changes + 2]);
  });

  it("on 👎 of a command's answer, outside of threads, passes on question, product and pages", async () => {
    const cited = 'When the display shows "Connected" and the name of the phone, pairing is done. [MANUAL: page 22]';
    bot.gemini.respond(() => says(`${cited} Then look in the list of the phone.`));
    const count = talk.finished(slack.general, null).length;
    slack.slash({ channel: slack.general, user: slack.bob, text: 'rm-5 when is the pairing of the phone done' });
    const answer = await talk.answered(slack.general, null, count + 1);
    slack.click({ user: slack.bob, channel: slack.general, message: answer.ts, value: voteOf(answer, 'down') });
    await until(() => slack.modals(slack.bob).length === 1);
    const before = slack.messages(duty).length;
    const values = { words: { words: 'it never shows that' }, person: { person: 'person' } };
    slack.submit({ user: slack.bob, view: slack.modals(slack.bob)[0]!.id, values });
    await until(() => slack.messages(duty).length > before);
    const passed = wordsOf(slack.messages(duty).at(-1));
    expect(passed).toContain('when is the pairing of the phone done');
    expect(passed).toContain('Lindholm RM-5');
    expect(passed).toMatch(/Pages consulted:.*p\. \d+/u);
    expect(passed).toContain('it never shows that');
  });

  it('on an accessory asks in the thread how it is used', async () => {
    bot.gemini.respond(() => says('Choose **RM-5 Audio** in the list of the phone. [SUGGESTION: Lindholm PH-2]'));
    const text = 'which headphones go with the rm-5 over bluetooth?';
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text });
    const answer = await talk.answered(slack.general, ts);
    expect(wordsOf(answer)).toContain('Goes with it');
    answerAtOnce(talk);
    slack.click({ user: slack.bob, channel: slack.general, message: answer.ts, text: 'Using the Lindholm PH-2' });
    await talk.answered(slack.general, ts, 2);
    expect(talk.lastPrompt()).toContain('How do I use the Lindholm PH-2 with the Lindholm RM-5?');
  });

  it('on 👎 asks why, and passes the question on when that is wanted', async () => {
    const { answer, ts } = await talk.conversation();
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
    const { answer, ts } = await talk.conversation(slack.bob);
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
