import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { unavailable } from '../support/gemini/replies.ts';
import type { GeminiRequest } from '../support/gemini/request.ts';
import { textsOf } from '../support/gemini/request.ts';
import { wordsOf } from '../support/slack-bot.ts';
import { question, useSlackTalk } from '../support/slack-talk.ts';
import type { Message } from '../support/slack/state/messages.ts';
import { until } from '../support/until.ts';

const talk = await useSlackTalk();
const { slack, bot } = talk;

describe('files', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64)]).toString('base64');
  const imagesOf = ({ body }: GeminiRequest): number =>
    (body.contents ?? []).flatMap(({ parts }) => parts).filter(({ inlineData }) => inlineData?.mimeType === 'image/png')
      .length;

  it('a picture that the mention does not list is looked for and goes to the model', async () => {
    const file = slack.addFile({ name: 'display.png', mimetype: 'image/png', base64: png, user: slack.ann });
    const text = 'what does this on the rm-5 mean?';
    const { ts } = slack.mention({ channel: slack.general, user: slack.ann, text, files: [file] });
    await talk.answered(slack.general, ts);
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
    await talk.answered(slack.general, ts);
    expect(imagesOf(bot.gemini.requests.at(-1)!)).toBe(1);
  });

  it('a PDF is the manual for this question', async () => {
    const base64 = (await readFile('catalog/samples/lindholm-rm-5.pdf')).toString('base64');
    const file = slack.addFile({ name: 'panel.pdf', mimetype: 'application/pdf', base64, user: slack.ann });
    const dm = slack.dm(slack.ann);
    const { ts } = slack.message({ channel: dm, user: slack.ann, text: 'how do I pair bluetooth?', files: [file] });
    const answer = await talk.answered(dm, ts);
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
    const answer = await talk.answered(dm, ts);
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
