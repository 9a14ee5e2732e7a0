import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inbound } from '../../../../adapters/slack/inbound/inbound.ts';
import { originSchema } from '../../../../adapters/slack/inbound/origin.ts';
import { readMention } from '../../../../adapters/slack/inbound/read-mention.ts';
import { readMessage } from '../../../../adapters/slack/inbound/read-message.ts';
import { readOpening } from '../../../../adapters/slack/inbound/read-opening.ts';
import { readSlash } from '../../../../adapters/slack/inbound/read-slash.ts';
import { slackAddressSchema } from '../../../../adapters/slack/slack-address.ts';
import { bot, context, direct, event, mention, message, slash } from './payloads.ts';

const file = { id: 'F1', name: 'a.png', mimetype: 'image/png', size: 3, url_private: 'https://files.slack.com/a.png' };

function askOf(inbound: Inbound) {
  if (inbound.kind !== 'ask') throw new Error(`not a question but ${JSON.stringify(inbound)}`);
  return inbound.ask;
}

describe('a mention', () => {
  it('asks in the thread that it begins', () => {
    const ask = askOf(
      readMention(mention(`<@${bot}> how do I pair <https://x.example|the td-17> &amp; phone?`), context),
    );
    expect(ask.question).toMatchObject({ text: 'how do I pair the td-17 & phone?', productHint: null });
    expect(ask.address).toMatchObject({
      team: 'T1',
      channel: 'C1',
      channelKind: 'channel',
      thread: '1700000000.000100',
    });
    expect(ask.eventKeys).toEqual(['slack:event:Ev1', 'slack:message:C1:1700000000.000100']);
    expect(originSchema.parse(ask.origin)).toMatchObject({ asked: 'mention', thread: null, lookForFiles: false });
  });
  it('in a thread stays there', () => {
    const ask = askOf(readMention(mention(`<@${bot}> and on Android?`, { thread_ts: '1600000000.000100' }), context));
    expect(ask.address['thread']).toBe('1600000000.000100');
    expect(ask.origin).toMatchObject({ thread: '1600000000.000100' });
  });
  it('takes the scenario from its words', () => {
    expect(askOf(readMention(mention(`<@${bot}> —live reset the td-17`), context)).question).toMatchObject({
      scenario: 'live',
      text: 'reset the td-17',
    });
  });
  it.each([
    'what does this light on the td-17 mean?',
    'see the attached photo, td-17',
    'was zeigt das Foto? td-17',
    '',
  ])('"%s" has its files looked for, since the event may lack them', (text) => {
    expect(askOf(readMention(mention(`<@${bot}> ${text}`), context)).origin).toMatchObject({ lookForFiles: true });
  });
  it('lists the files that it has', () => {
    const ask = askOf(readMention(mention(`<@${bot}>`, { files: [file, { broken: true }] }), context));
    expect(ask.origin).toMatchObject({ files: [file], lookForFiles: false });
    expect(ask.question.text).not.toBe('');
  });
  it.each([
    ['help', 'help', ''],
    ['products roland', 'products', 'roland'],
    ['manual td-17', 'manual', 'td-17'],
  ])('"%s" is the command', (text, name, argument) => {
    expect(readMention(mention(`<@${bot}> ${text}`), context)).toMatchObject({
      kind: 'card',
      command: { name },
      argument,
      eventKeys: ['slack:event:Ev1', 'slack:message:C1:1700000000.000100'],
    });
  });
  it.each(['help me to reset the td-17', 'manual mode on the td-17, how?', 'products with bluetooth like the td-17?'])(
    '"%s" is a question',
    (text) => {
      expect(askOf(readMention(mention(`<@${bot}> ${text}`), context)).question.text).toBe(text);
    },
  );
  it('of a product alone asks what one would like to know', () => {
    expect(readMention(mention(`<@${bot}> td-17`), context)).toMatchObject({ kind: 'card', argument: 'td-17' });
  });
});

describe('a message', () => {
  it('in the conversation with the bot is a question', () => {
    const ask = askOf(
      readMessage(direct('how do I pair the td-17', { files: [file], subtype: 'file_share' }), context),
    );
    expect(ask.address).toMatchObject({ channelKind: 'dm', channel: 'D1', thread: '1700000000.000100' });
    expect(ask.origin).toMatchObject({ asked: 'direct', files: [file] });
  });
  it('that names the bot is the same as its mention', () => {
    const one = askOf(readMessage(message(`<@${bot}> how do I pair the td-17?`), context));
    const other = askOf(readMention(mention(`<@${bot}> how do I pair the td-17?`), context));
    expect(one.eventKeys.at(-1)).toBe(other.eventKeys.at(-1));
  });
  it('in a thread may be a follow-up', () => {
    const thread = { thread_ts: '1600000000.000100' };
    expect(askOf(readMessage(message('and on Android?', thread), context)).origin).toMatchObject({
      asked: 'follow-up',
    });
    expect(askOf(readMessage(message('TD-27', thread), context)).question.text).toBe('TD-27');
  });
  it.each([
    ['of a channel that names nobody', message('how do I pair the td-17?')],
    ['in a thread that names somebody else', message('<@U9> how?', { thread_ts: '1600000000.000100' })],
    ['in a thread that calls everybody', message('<!channel> how?', { thread_ts: '1600000000.000100' })],
    ['in a thread that asks nothing', message('thanks!', { thread_ts: '1600000000.000100' })],
    ['"help" in a thread', message('help', { thread_ts: '1600000000.000100' })],
    ['of the bot itself', direct('how?', { user: bot, bot_id: 'B1', app_id: 'A1' })],
    ['of the bot itself, by its user alone', direct('how?', { user: bot })],
    ['of another bot', direct('how?', { bot_id: 'B2' })],
    ['that was edited', direct('how?', { edited: { user: 'U1', ts: '1' } })],
    ['change', event({ type: 'message', subtype: 'message_changed', hidden: true, message: { text: 'how?' } })],
    ['deletion', event({ type: 'message', subtype: 'message_deleted', hidden: true, deleted_ts: '1' })],
    ['that somebody joined', message(`<@${bot}> joined`, { subtype: 'channel_join' })],
    ['without an author', direct('how?', { user: undefined })],
    ['that is none', { hello: 'there' }],
    ['without an envelope', { event: { type: 'message', channel: 'C1', ts: '1', user: 'U1', text: 'how?' } }],
  ])('%s is no run', (_name, body) => {
    expect(readMessage(body, context)).toMatchObject({ kind: 'ignore' });
  });
});

describe('a command', () => {
  it('asks in the channel, and carries the address for where the bot is no member', () => {
    const inbound = readSlash(slash('td-17 how do I pair it &amp; play?'), context);
    expect(inbound).toMatchObject({
      kind: 'card',
      command: { name: null },
      argument: 'td-17 how do I pair it & play?',
    });
    expect(inbound).toMatchObject({
      eventKeys: [],
      address: { thread: null, channelKind: 'channel', responseUrl: 'https://hooks.slack.com/commands/T1/1/x' },
    });
  });
  it('in a conversation of two is one', () => {
    expect(readSlash(slash('help', { channel_id: 'D9' }), context)).toMatchObject({
      command: { name: 'help' },
      address: { channelKind: 'dm' },
    });
  });
  it('of an organisation names it', () => {
    expect(readSlash(slash('help', { is_enterprise_install: 'true', enterprise_id: 'E1' }), context)).toMatchObject({
      address: { enterprise: 'E1' },
    });
  });
});

describe('opening the conversation', () => {
  it('by the tab of messages is welcomed there', () => {
    expect(readOpening(event({ type: 'app_home_opened', tab: 'messages', channel: 'D1' }))).toEqual({
      kind: 'welcome',
      team: { team: 'T1', enterprise: null },
      channel: 'D1',
      thread: null,
    });
  });
  it('by the older split view is welcomed in its thread', () => {
    const assistant_thread = { channel_id: 'D1', thread_ts: '1.2', user_id: 'U1', context: {} };
    expect(readOpening(event({ type: 'assistant_thread_started', assistant_thread }))).toMatchObject({ thread: '1.2' });
  });
  it('by its home is not', () => {
    expect(readOpening(event({ type: 'app_home_opened', tab: 'home', channel: 'D1' }))).toMatchObject({
      kind: 'ignore',
    });
  });
});

it('whatever comes in, reading never throws, and what is asked is plain JSON', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc
      .record({ type: fc.constantFrom('message', 'app_mention', 'x'), text: fc.string(), ts: fc.string() })
      .map((one) => event(one)),
    fc
      .record({ text: fc.string({ maxLength: 200 }), thread_ts: fc.option(fc.string(), { nil: undefined }) })
      .map((one) => direct(one.text, one)),
  );
  fc.assert(
    fc.property(anything, (body) => {
      for (const inbound of [
        readMention(body, context),
        readMessage(body, context),
        readSlash(body, context),
        readOpening(body),
      ]) {
        if (inbound.kind !== 'ask') continue;
        expect(JSON.parse(JSON.stringify(inbound.ask))).toEqual(inbound.ask);
        expect(slackAddressSchema.safeParse(inbound.ask.address).success).toBe(true);
        expect(inbound.ask.question.text).not.toBe('');
      }
    }),
  );
});
