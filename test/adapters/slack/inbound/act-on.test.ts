import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackground } from '../../../../adapters/background.ts';
import { actOn } from '../../../../adapters/slack/inbound/act-on.ts';
import { readMention } from '../../../../adapters/slack/inbound/read-mention.ts';
import { readMessage } from '../../../../adapters/slack/inbound/read-message.ts';
import { createWorkspaces } from '../../../../adapters/slack/install/workspaces.ts';
import type { SlackTools } from '../../../../adapters/slack/slack-tools.ts';
import { createStaff } from '../../../../adapters/slack/thread/staff.ts';
import { suggestedPrompts } from '../../../../adapters/slack/welcome.ts';
import type { Taken } from '../../../../src/delivery/desk.ts';
import { createCheckedAnswers } from '../../../../src/checked/create-checked-answers.ts';
import { createFeedback } from '../../../../src/insight/feedback.ts';
import { createLog } from '../../../../src/insight/log.ts';
import { createMetrics } from '../../../../src/insight/metrics.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';
import { context, event, mention } from './payloads.ts';

let slack: Slack;
let errors: unknown[];
let stopped: string[];

beforeEach(async () => {
  slack = await startSlack({ latency: 0 });
  errors = [];
  stopped = [];
});
afterEach(() => slack.close());

/** The tools with a desk that answers everything in the same way. */
function toolsWith(taken: Taken, installed = true): SlackTools {
  const workspaces = createWorkspaces({
    tokenOf: () => Promise.resolve(installed ? slack.botToken : null),
    apiUrl: slack.apiUrl,
    clock: systemClock,
  });
  return {
    catalog: context.catalog,
    library: { load: () => Promise.resolve({ kind: 'missing', reason: 'not-found' }) },
    desk: {
      serve: () => undefined,
      take: () => Promise.resolve(taken),
      first: () => Promise.resolve(taken.kind !== 'seen'),
      stop: (conversation) => Promise.resolve(void stopped.push(conversation)),
      waiting: 0,
      close: () => Promise.resolve(),
    },
    staff: createStaff([], (error) => errors.push(error)),
    workspaces,
    feedback: createFeedback({ redis: null, metrics: createMetrics(), clock: systemClock, days: 1 }),
    checked: createCheckedAnswers(null, join(tmpdir(), 'hsc-nothing-there')),
    background: createBackground((_name, error) => errors.push(error)),
    clock: systemClock,
    log: createLog('silent', [], () => undefined),
    handOverTo: null,
    newId: () => 'q',
  };
}

const asked = (text: string) =>
  readMention(mention(`<@U0BOT> ${text}`, { channel: slack.general, user: slack.ann }), context);

describe('when too many questions wait', () => {
  it('whoever named the bot is told so, alone', async () => {
    const tools = toolsWith({ kind: 'full' });
    const { ts } = slack.message({ channel: slack.general, user: slack.ann, text: 'how do I reset the td-17?' });
    const fields = { channel: slack.general, user: slack.ann, ts };
    actOn(readMention(mention('<@U0BOT> how do I reset the td-17?', fields), context), tools);
    await tools.background.close(5_000);
    const told = slack.messages(slack.general, ts, slack.ann).at(-1);
    expect(told).toMatchObject({ ephemeralTo: slack.ann });
    expect(told?.text).toContain('ask again in a few minutes');
    expect(errors).toEqual([]);
  });

  it('a follow-up that may not be for the bot gets no word', async () => {
    const tools = toolsWith({ kind: 'full' });
    const fields = { type: 'message', channel: slack.general, user: slack.ann, thread_ts: '1600000000.000100' };
    actOn(readMessage(event({ ...fields, text: 'and how?' }), context), tools);
    await tools.background.close(5_000);
    expect(slack.calls()).toEqual([]);
  });
});

it('a card that was asked for twice is shown once', async () => {
  const tools = toolsWith({ kind: 'seen' });
  actOn(asked('help'), tools);
  await tools.background.close(5_000);
  expect(slack.calls()).toEqual([]);
});

it('where the app is not installed nothing is done', async () => {
  const tools = toolsWith({ kind: 'taken' }, false);
  actOn(asked('help'), tools);
  actOn({ kind: 'welcome', team: { team: 'T', enterprise: null }, channel: 'D1', thread: null }, tools);
  await tools.background.close(5_000);
  expect([slack.calls(), errors]).toEqual([[], []]);
});

it('what cannot be written is reported and disturbs nobody', async () => {
  const tools = toolsWith({ kind: 'taken' });
  slack.fail('chat.postMessage', { error: 'not_in_channel' });
  actOn(asked('help'), tools);
  await tools.background.close(5_000);
  expect(errors).toHaveLength(1);
});

it('four questions at most are suggested, each of which can be asked', () => {
  const prompts = suggestedPrompts(context.catalog);
  expect(prompts.length).toBeLessThanOrEqual(4);
  for (const { title, message } of prompts.slice(0, -1)) {
    expect(title.length).toBeLessThanOrEqual(70);
    expect(context.catalog.resolveText(message)).toHaveProperty('product');
  }
  expect(prompts.at(-1)?.message).toBe('help');
});

it('work in the background ends with the process', async () => {
  const background = createBackground((_name, error) => errors.push(error));
  background.run(
    'slow',
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('ended'));
        });
      }),
  );
  await background.close(10);
  background.run('late', () => Promise.resolve());
  expect(errors.map(String)).toEqual(['Error: ended', 'Error: the process is ending']);
});
