import type { PartState } from '../../../src/insight/health.ts';
import type { Settings } from '../../../src/settings/schema.ts';
import type { DiscordTools, Self } from '../discord-tools.ts';
import { DiscordError } from '../discord-error.ts';
import { actOn } from '../inbound/act-on.ts';
import { ignore } from '../inbound/inbound.ts';
import { readInteraction } from '../inbound/interaction.ts';
import { readMessageEvent } from '../inbound/message-event.ts';
import { readMessage } from '../inbound/read-message.ts';
import { contextOf, takeInteraction } from '../inbound/take-interaction.ts';
import type { Respond } from '../inbound/take-interaction.ts';
import { missedMessages } from './missed-messages.ts';
import { openGateway } from './open-gateway.ts';
import type { Gateway } from './open-gateway.ts';

interface ListenOptions {
  readonly settings: Pick<Settings, 'DISCORD_TOKEN' | 'DISCORD_API_URL'>;
  readonly tools: DiscordTools & Self;
  readonly onState: (state: PartState, detail: string) => void;
}

/** Connects what comes over the gateway with what is done about it. Nothing is connected before it is started. */
export function listenToGateway({ settings, tools, onState }: ListenOptions): Gateway {
  const { log, botUser, api, background, clock } = tools;
  const onError = (error: unknown): void => {
    log.error({ event: 'discord_listener_failed', err: error });
  };
  const onMessage = (data: unknown): void => {
    const message = readMessageEvent(data, botUser, gateway.kindOf);
    actOn(typeof message === 'string' ? ignore(message) : readMessage(message, contextOf(tools)), tools);
  };
  const onUnreadable = (error: DiscordError): void => {
    log.warn({ event: 'discord_place_unread', detail: error.message });
  };
  const gateway = openGateway({
    token: settings.DISCORD_TOKEN ?? '',
    apiUrl: settings.DISCORD_API_URL,
    onState,
    clock,
    onMessage,
    onGap(gap) {
      log.info({ event: 'discord_gap', since: new Date(gap.since).toISOString(), places: gap.places.length });
      background.run('missed messages', async (signal) => {
        for await (const message of missedMessages(gap, { api, botUser, onUnreadable }, signal)) onMessage(message);
      });
    },
    onInteraction(data) {
      takeInteraction(data, respondBy(data, tools), tools).catch(onError);
    },
  });
  return gateway;
}

/** Answers an interaction by a call. One that failed is logged: what was asked is done all the same. */
function respondBy(data: unknown, { api, log }: DiscordTools): Respond {
  return async (callback) => {
    const interaction = readInteraction(data);
    if (interaction === null) return;
    const { id, token } = interaction;
    const path = `/interactions/${id}/${token}/callback` as const;
    const lane = { route: 'acknowledge', major: token } as const;
    try {
      await api.call({ method: 'POST', path, body: callback, lane }, AbortSignal.timeout(3_000));
    } catch (error) {
      if (!(error instanceof DiscordError) && !isLate(error)) throw error;
      log.warn({ event: 'discord_ack_failed', detail: error instanceof Error ? error.message : String(error) });
    }
  };
}

function isLate(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
