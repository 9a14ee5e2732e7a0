import { webApi } from '@slack/bolt';
import type { Slack } from '../../support/slack/slack.ts';
import { silence } from './silence.ts';

export type WebClient = webApi.WebClient;

/** The real WebClient that tries once; what the platform refuses is thrown. */
export function webClient(slack: Slack, token: string = slack.botToken): WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silence,
  });
}

/** The name of the error that a call is refused with; null when it isn't. */
export async function refusal(call: Promise<unknown>): Promise<string | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const data: unknown = error instanceof Error && 'data' in error ? error.data : null;
    if (typeof data === 'object' && data !== null && 'error' in data) return String(data.error);
    throw error;
  }
}
