import type { App } from '@slack/bolt';
import type { Log } from '../../src/insight/log.ts';
import { createTurns } from '../one-a-turn.ts';
import { actOnClick, actOnSubmission } from './actions/act-on-click.ts';
import { readClick } from './actions/click.ts';
import { actOnAnswer, readFilledAnswer } from './actions/save-answer.ts';
import { readSubmission } from './actions/submission.ts';
import { actOn } from './inbound/act-on.ts';
import type { Inbound, InboundContext } from './inbound/inbound.ts';
import { readEnvelope } from './inbound/event-envelope.ts';
import { readMention } from './inbound/read-mention.ts';
import { readMessage } from './inbound/read-message.ts';
import { readOpening } from './inbound/read-opening.ts';
import { readSlash } from './inbound/read-slash.ts';
import { reasonCallback, saveCallback } from './render/actions.ts';
import type { Team } from './inbound/inbound.ts';
import type { SlackTools } from './slack-tools.ts';

/** Connects what Bolt hands over with what is done about it: acknowledged first, then read, then done in the background. */
export function listen(
  bolt: App,
  tools: SlackTools,
  { forget, heard }: { readonly forget: (team: Team) => Promise<void>; readonly heard: (body: unknown) => void },
): void {
  const { log } = tools;
  /** What else came at the same time is acknowledged before anything is done. */
  const turns = createTurns();
  const context = (): InboundContext => ({ catalog: tools.catalog, now: tools.clock.now(), newId: tools.newId });
  const receive =
    (read: (body: unknown, context: InboundContext) => Inbound) =>
    ({ body }: { body: unknown }): Promise<void> => {
      const inbound = read(body, context());
      if (inbound.kind === 'ignore') log.debug({ event: 'slack_ignored', why: inbound.why });
      turns(() => {
        actOn(inbound, tools);
      });
      return Promise.resolve();
    };
  bolt.command(/.*/, async ({ ack, body }) => {
    await acknowledge(ack, log);
    await receive(readSlash)({ body });
  });
  const hear =
    (then: ReturnType<typeof receive>): ReturnType<typeof receive> =>
    (given) => {
      heard(given.body);
      return then(given);
    };
  bolt.event('app_mention', hear(receive(readMention)));
  bolt.event('message', hear(receive(readMessage)));
  bolt.event('app_home_opened', receive(readOpening));
  bolt.event('assistant_thread_started', receive(readOpening));
  bolt.event(/^(?:app_uninstalled|tokens_revoked)$/, async ({ body }) => {
    const envelope = readEnvelope(body);
    if (envelope !== null) await forget(envelope);
  });
  bolt.action(/.*/, async ({ ack, body }) => {
    await acknowledge(ack, log);
    const click = readClick(body);
    if (click !== null) actOnClick(click, tools);
  });
  bolt.view(reasonCallback, async ({ ack, body }) => {
    await acknowledge(ack, log);
    const submission = readSubmission(body);
    if (submission !== null) actOnSubmission(submission, tools);
  });
  bolt.view(saveCallback, async ({ ack, body }) => {
    await acknowledge(ack, log);
    const filled = readFilledAnswer(body);
    if (filled !== null) actOnAnswer(filled, tools);
  });
  bolt.error((error) => {
    log.error({ event: 'slack_listener_failed', err: error });
    return Promise.resolve();
  });
}

/** A command and a click come once: they are done even when the socket broke before the platform heard of it. */
async function acknowledge(ack: () => Promise<void>, log: Log): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log.warn({ event: 'slack_ack_failed', detail: error instanceof Error ? error.message : String(error) });
  }
}
