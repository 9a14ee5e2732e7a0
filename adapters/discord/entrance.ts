import { HscError } from '../../src/errors.ts';
import type { PartState } from '../../src/insight/health.ts';
import type { DiscordOptions } from './connect-discord.ts';
import type { DiscordTools, Self } from './discord-tools.ts';
import { connectWithin } from './gateway/connect-within.ts';
import { listenToGateway } from './gateway/listen-to-gateway.ts';
import type { Gateway } from './gateway/open-gateway.ts';
import { mountInteractions } from './http/mount-interactions.ts';
import { takeInteraction } from './inbound/take-interaction.ts';
import type { Respond } from './inbound/take-interaction.ts';
import { keepTrying } from './keep-trying.ts';
import { registerCommands } from './register/register-commands.ts';
import { checkDiscord } from './start-check/check-discord.ts';
import { inviteLink } from './start-check/invite-link.ts';

interface Opened {
  /** What is missing, a sentence for each. */
  readonly faults: readonly string[];
  /** Null as long as Discord couldn't be reached. */
  readonly inviteLink: string | null;
}

/** The way that messages, commands and clicks come in. */
interface Entrance {
  readonly state: () => PartState;
  /**
   * Checks the settings, registers the commands and connects. Where Discord can't be reached it goes on trying behind.
   * @throws HscError `setting-wrong` with a sentence for the operator
   */
  open(): Promise<Opened>;
  /** Takes nothing more. */
  close(): Promise<void>;
}

const unreachable: Opened = {
  faults: ['Discord can not be reached at the moment; it is tried again until it can.'],
  inviteLink: null,
};

/** By HTTP where there is a public key, else by the gateway. */
export function createEntrance({ settings, app, metrics }: DiscordOptions, tools: DiscordTools): Entrance {
  const { api, log, clock } = tools;
  const { DISCORD_PUBLIC_KEY: publicKey, DISCORD_GUILD_ID: guild } = settings;
  const ended = new AbortController();
  let self: Self | null = null;
  let gateway: Gateway | null = null;
  let isOpen = false;
  let behind: Promise<void> = Promise.resolve();

  const tellState = stateTeller(tools.log, metrics);
  const onFailure = (error: unknown): void => {
    tellState('degraded', error instanceof Error ? error.message : String(error));
  };

  const onError = (error: unknown): void => {
    log.error({ event: 'discord_listener_failed', err: error });
  };
  const take = async (data: unknown, respond: Respond): Promise<void> => {
    if (self !== null) await takeInteraction(data, respond, { ...tools, ...self });
  };
  if (publicKey !== null) mountInteractions(app, { publicKey, isOpen: () => isOpen, take, onError });

  async function openOnce(): Promise<Opened> {
    const checked = await checkDiscord(api, settings, ended.signal);
    self = checked.self;
    const faults = [...checked.faults, ...(await registerCommands(api, { ...self, guild }, ended.signal)).faults];
    if (publicKey === null) {
      await gateway?.stop();
      gateway = listenToGateway({ settings, tools: { ...tools, ...self }, onState: tellState });
    }
    const waiting = { clock, signal: ended.signal, onLateFailure };
    const isThere = gateway === null || (await connectWithin(gateway, waiting));
    isOpen = true;
    if (isThere) tellState('up', publicKey === null ? 'connected' : 'interactions over HTTP');
    else faults.push('Discord is not connected yet; that goes on behind.');
    return { faults, inviteLink: inviteLink(self.application) };
  }

  const tryAgain = (): Promise<void> => keepTrying({ attempt: openOnce, onFailure, clock, signal: ended.signal });
  const onLateFailure = (error: unknown): void => {
    if (ended.signal.aborted) return;
    onFailure(error);
    if (!(error instanceof HscError)) behind = tryAgain();
  };

  return {
    state: () => (isOpen ? (gateway?.state() ?? 'up') : 'degraded'),
    async open() {
      try {
        return await openOnce();
      } catch (error) {
        if (error instanceof HscError) throw error;
        onFailure(error);
        behind = tryAgain();
        return unreachable;
      }
    },
    async close() {
      isOpen = false;
      ended.abort(new Error('the process is ending'));
      await behind;
      await gateway?.stop();
    },
  };
}

function stateTeller(log: DiscordTools['log'], metrics: DiscordOptions['metrics']) {
  return (state: PartState, detail: string): void => {
    metrics.up.set({ part: 'discord' }, state === 'up' ? 1 : 0);
    log.info({ event: 'discord_state', state, detail });
  };
}
