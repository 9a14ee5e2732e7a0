import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSlackApi } from '../../../../adapters/slack/slack-api.ts';
import { createStaff } from '../../../../adapters/slack/thread/staff.ts';
import { systemClock } from '../../../../src/system-clock.ts';
import { startSlack } from '../../../support/slack/start-slack.ts';
import type { Slack } from '../../../support/slack/slack.ts';

let slack: Slack;
beforeEach(async () => {
  slack = await startSlack({ latency: 0 });
});
afterEach(() => slack.close());

const { signal } = new AbortController();
const api = () => openSlackApi({ token: slack.botToken, apiUrl: slack.apiUrl, clock: systemClock });

it('is the people named and those of the groups, which are asked for once', async () => {
  const staff = createStaff(['U0000000', slack.support], () => undefined);
  for (let times = 0; times < 3; times += 1) {
    expect(await staff.in(slack.team, api(), signal)).toEqual(new Set(['U0000000', slack.sue]));
  }
  expect(slack.calls('usergroups.users.list')).toHaveLength(1);
});

it('is the people named alone while a group cannot be read, and that is reported', async () => {
  const errors: unknown[] = [];
  const staff = createStaff(['U0000000', 'S0000000'], (error) => errors.push(error));
  expect(await staff.in(slack.team, api(), signal)).toEqual(new Set(['U0000000']));
  expect(errors).toHaveLength(1);
});
