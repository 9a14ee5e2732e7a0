import type { WebSocket } from 'ws';
import { isObject, parseJson, type JsonObject } from '../../stand-in/json.ts';
import type { Settings } from '../options.ts';
import type { App } from '../state/app.ts';
import type { Records } from '../state/records.ts';
import type { Greeting } from './gateway.ts';
import { closeCodes, readIdentify, readResume } from './greet.ts';
import type { IdentifyGate } from './identify-gate.ts';
import { createSession, ops, send, tell, type Session } from './session.ts';

/** An app may send so much within a minute. */
const mostSends = 120;
const minute = 60_000;
/** The platform closes a connection that is silent for so many heartbeats. */
const patience = 1.5;

export interface Trouble {
  /** Nobody is greeted, and heartbeats aren't answered. */
  muted: boolean;
}

interface Talk {
  readonly settings: Settings;
  readonly app: App;
  readonly records: Records;
  readonly sessions: Map<string, Session>;
  readonly living: () => Session[];
  readonly gate: IdentifyGate;
  readonly greeting: Greeting;
  readonly trouble: Trouble;
}

/** Speaks with the app over one connection. https://docs.discord.com/developers/events/gateway#connections */
export function converse(socket: WebSocket, talk: Talk): void {
  const { settings, records } = talk;
  let session: Session | null = null;
  let watch = setTimeout(silent, settings.heartbeat * patience);
  const sends: number[] = [];
  let closedBy: 'app' | 'platform' = 'app';

  function end(code: number): void {
    closedBy = 'platform';
    socket.close(code);
  }
  function silent(): void {
    end(closeCodes.timedOut);
  }
  function identify(data: unknown): void {
    if (session !== null) {
      end(closeCodes.alreadyAuthenticated);
      return;
    }
    const asked = readIdentify(data, talk.app, settings, talk.greeting.guilds().length);
    if (typeof asked === 'number') {
      end(asked);
      return;
    }
    if (!talk.gate.enter()) {
      send(socket, { op: ops.invalidSession, d: false });
      return;
    }
    session = createSession(asked.intents, asked.shard, socket);
    talk.sessions.set(session.id, session);
    talk.greeting.greet(session);
  }
  function resume(data: unknown): void {
    const asked = readResume(data, talk.app);
    if (typeof asked === 'number') {
      end(asked);
      return;
    }
    const found = talk.living().find(({ id }) => id === asked.session);
    if (found === undefined) {
      send(socket, { op: ops.invalidSession, d: false });
      return;
    }
    if (asked.seq > found.told.length) {
      end(closeCodes.invalidSeq);
      return;
    }
    session = found;
    found.socket?.close(closeCodes.timedOut);
    found.socket = socket;
    found.brokenAt = null;
    found.resumes += 1;
    for (const frame of found.told.slice(asked.seq)) send(socket, frame);
    tell(found, 'RESUMED', { _trace: [] });
  }
  function take({ op, d }: JsonObject): void {
    if (op === ops.identify) identify(d);
    else if (op === ops.resume) resume(d);
    else if (op === ops.heartbeat) beat();
    else if (session === null) end(closeCodes.notAuthenticated);
    else if (op !== ops.presence && op !== ops.requestMembers && op !== 4) end(closeCodes.unknownOpcode);
  }
  function beat(): void {
    clearTimeout(watch);
    watch = setTimeout(silent, settings.heartbeat * patience);
    if (!talk.trouble.muted) send(socket, { op: ops.heartbeatAck });
  }

  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const now = Date.now();
    sends.push(now);
    while ((sends[0] ?? now) < now - minute) sends.shift();
    const frame = parseJson((data as Buffer).toString());
    if (sends.length > mostSends) end(closeCodes.rateLimited);
    else if (isObject(frame)) take(frame);
    else end(closeCodes.decodeError);
  });
  socket.on('close', (code) => {
    clearTimeout(watch);
    records.closes.push({ code, by: closedBy });
    if (session?.socket !== socket) return;
    session.socket = null;
    session.brokenAt = settings.clock.now();
    // Whoever says goodbye ends the session.
    if (closedBy === 'app' && (code === 1_000 || code === 1_001)) talk.sessions.delete(session.id);
  });
  if (!talk.trouble.muted)
    send(socket, { op: ops.hello, d: { heartbeat_interval: settings.heartbeat, _trace: [] }, s: null, t: null });
}
