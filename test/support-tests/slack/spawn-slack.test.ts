import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { spawnSlack, type RemoteSlack } from '../../support/slack/spawn-slack.ts';

let slack: RemoteSlack | null = null;

afterEach(async () => {
  await slack?.close();
  slack = null;
});

describe('the stand-in of Slack in a process of its own', () => {
  it('is spoken to as if it were at hand', async () => {
    slack = await spawnSlack({ latency: 5 });
    const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
    const second = await slack.addChannel({ name: 'second' });
    const { ts } = await slack.message({ channel: second, user: slack.ann, text: 'hello' });
    await client.chat.postMessage({ channel: second, thread_ts: ts, text: 'Good day.' });
    expect((await slack.messages(second, ts)).map(({ text }) => text)).toEqual(['hello', 'Good day.']);
    expect((await slack.calls('chat.postMessage'))[0]).toMatchObject({ status: 200, team: slack.team });
    await expect(slack.messages('nowhere')).resolves.toEqual([]);
    await expect(slack.dm('nobody')).rejects.toThrow('no person nobody');
  });
});
