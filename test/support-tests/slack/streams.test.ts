import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';
import type { Slack } from '../../support/slack/slack.ts';
import { startSlack } from '../../support/slack/start-slack.ts';
import { refusal, webClient, type WebClient } from './web-client.ts';

let clock: ManualClock;
let slack: Slack;
let client: WebClient;

beforeEach(async () => {
  clock = createManualClock();
  slack = await startSlack({ latency: 0, clock });
  client = webClient(slack);
});

afterEach(async () => {
  await slack.close();
});

/** Starts a stream in a fresh thread. */
async function start(channel: string, markdown = ''): Promise<{ channel: string; ts: string }> {
  const { ts: thread } = slack.message({ channel, user: slack.ann, text: 'how?' });
  const { ts = '' } = await client.chat.startStream({
    channel,
    thread_ts: thread,
    recipient_user_id: slack.ann,
    recipient_team_id: slack.team,
    ...(markdown === '' ? {} : { markdown_text: markdown }),
  });
  return { channel, ts };
}

describe('streams of the stand-in of Slack', () => {
  it('grow by what is appended, and end with their blocks', async () => {
    const stream = await start(slack.general, '**One');
    await client.chat.appendStream({ ...stream, markdown_text: '** two' });
    expect(slack.answers()[0]?.streaming).toBe('in_progress');
    const blocks = [{ type: 'divider' }] as const;
    await client.chat.stopStream({ ...stream, markdown_text: ' three', blocks: [...blocks] });
    expect(slack.answers()).toMatchObject([{ text: '**One** two three', streaming: 'completed' }]);
    expect(slack.answers()[0]?.history.map(({ text }) => text)).toEqual(['**One', '**One** two', '**One** two three']);
    expect(slack.answers()[0]?.blocks.at(-1)).toEqual({ type: 'divider' });
  });

  it('show others than the one they are for their first part until they end', async () => {
    const stream = await start(slack.general, 'One');
    await client.chat.appendStream({ ...stream, markdown_text: ' two' });
    const thread = slack.answers()[0]?.thread ?? '';
    const seen = (person?: string): string | undefined => slack.messages(slack.general, thread, person).at(-1)?.text;
    expect([seen(), seen(slack.ann), seen(slack.bob)]).toEqual(['One two', 'One two', 'One']);
    await client.chat.stopStream(stream);
    expect(seen(slack.bob)).toBe('One two');
  });

  it('work with the helper of the real WebClient', async () => {
    const { ts } = slack.message({ channel: slack.dm(slack.ann), user: slack.ann, text: 'how?' });
    const streamer = client.chatStream({ channel: slack.dm(slack.ann), thread_ts: ts, buffer_size: 4 });
    await streamer.append({ markdown_text: 'hello ' });
    await streamer.append({ markdown_text: 'world' });
    await streamer.stop();
    expect(slack.answers()).toMatchObject([{ text: 'hello world', thread: ts, streaming: 'completed' }]);
  });

  it('want to know outside DMs whose answer it is', async () => {
    const { ts } = slack.message({ channel: slack.general, user: slack.ann, text: 'how?' });
    const begin = (more: object): Promise<unknown> =>
      client.apiCall('chat.startStream', { channel: slack.general, thread_ts: ts, ...more });
    expect(await refusal(begin({}))).toBe('missing_recipient_user_id');
    expect(await refusal(begin({ recipient_user_id: slack.ann }))).toBe('missing_recipient_team_id');
  });

  it('are closed by the server after five minutes', async () => {
    const stream = await start(slack.general, 'a');
    await clock.advance(299_999);
    await client.chat.appendStream({ ...stream, markdown_text: 'b' });
    await clock.advance(1);
    const late = client.chat.appendStream({ ...stream, markdown_text: 'c' });
    expect(await refusal(late)).toBe('message_not_in_streaming_state');
    expect(await refusal(client.chat.stopStream(stream))).toBe('message_not_in_streaming_state');
    expect(await refusal(client.chat.update({ ...stream, text: 'all of it' }))).toBeNull();
    expect(slack.answers()).toMatchObject([{ text: 'all of it' }]);
  });

  it('are closed when a test says so', async () => {
    const stream = await start(slack.general, 'a');
    slack.closeStreams();
    const late = client.chat.appendStream({ ...stream, markdown_text: 'c' });
    expect(await refusal(late)).toBe('message_not_in_streaming_state');
  });

  it('hold 12,000 characters, in one call and together', async () => {
    const stream = await start(slack.general);
    const append = (length: number): Promise<unknown> =>
      client.chat.appendStream({ ...stream, markdown_text: 'x'.repeat(length) });
    expect(await refusal(append(12_001))).toBe('msg_too_long');
    expect(await refusal(append(8_000))).toBeNull();
    expect(await refusal(append(4_001))).toBe('msg_too_long');
    expect(await refusal(append(4_000))).toBeNull();
    expect(slack.answers()[0]?.text).toHaveLength(12_000);
  });

  it('can not be updated while they run, nor end with more than fifty blocks', async () => {
    const stream = await start(slack.general, 'a');
    expect(await refusal(client.chat.update({ ...stream, text: 'b' }))).toBe('streaming_state_conflict');
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }) as const);
    expect(await refusal(client.chat.stopStream({ ...stream, blocks }))).toBe('invalid_blocks');
    expect(await refusal(client.chat.stopStream(stream))).toBeNull();
  });
});
