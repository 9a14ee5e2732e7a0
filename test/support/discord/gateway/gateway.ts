import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { JsonObject } from '../../stand-in/json.ts';
import type { Settings } from '../options.ts';
import type { App } from '../state/app.ts';
import type { Records } from '../state/records.ts';
import { createIdentifyGate } from './identify-gate.ts';
import type { IdentifyGate } from './identify-gate.ts';
import { converse, type Trouble } from './converse.ts';
import { ops, send, tell, type Session } from './session.ts';

/** A session as a test sees it. */
export interface SessionSight {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly isOpen: boolean;
  readonly resumes: number;
}

/** What goes wrong with the gateway. */
export interface GatewayTrouble {
  /** Breaks all connections without a closing handshake. */
  dropGateway(): void;
  /** Closes all connections with a code of the platform, such as 4000 or 4009. */
  closeGateway(code: number): void;
  /** Asks the app to connect again and to resume (opcode 7). */
  askToReconnect(): void;
  /** Says that the sessions are over (opcode 9), to be resumed or not. */
  invalidateSessions(isResumable: boolean): void;
  /** Forgets the sessions, so that a resume is answered with opcode 9; connections stay. */
  forgetSessions(): void;
  /** From now on no connection is let in, or again. */
  refuseGateway(refused: boolean): void;
  /** From now on nobody is greeted and heartbeats aren't answered, or again. */
  muteGateway(muted: boolean): void;
}

export interface GatewayDoor extends GatewayTrouble {
  /** Sessions, those that can be resumed included. */
  sessions(): SessionSight[];
  /** How often the app has identified itself. */
  identifies(): number;
  readonly gate: IdentifyGate;
  /** Tells all sessions of the guild's shard (of the first one for DMs) that have the intent. */
  dispatch(event: string, to: Target, data: (session: Session) => JsonObject): void;
  /** `greeting`: what a session hears first. */
  listen(server: Server, greeting: Greeting): void;
  close(): void;
}

export interface Target {
  readonly guild: string | null;
  /** 0: whatever the intents are. */
  readonly intent: number;
}

export interface Greeting {
  /** Ids of the guilds that the bot is in. */
  guilds(): readonly string[];
  greet(session: Session): void;
}

export function createGateway(settings: Settings, app: App, records: Records): GatewayDoor {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const sockets = new Set<WebSocket>();
  const trouble: Trouble & { refused: boolean } = { refused: false, muted: false };
  const gate = createIdentifyGate(settings);
  const now = (): number => settings.clock.now();
  const living = (): Session[] => {
    for (const session of sessions.values()) {
      if (session.brokenAt !== null && session.brokenAt + settings.sessionLife < now()) sessions.delete(session.id);
    }
    return [...sessions.values()];
  };
  const toAll = (frame: object): void => {
    for (const socket of sockets) send(socket, frame);
  };

  return {
    gate,
    sessions: () =>
      living().map(({ id, intents, shard, socket, resumes }) => ({
        id,
        intents,
        shard,
        resumes,
        isOpen: socket !== null,
      })),
    identifies: () => gate.count(),
    dispatch(event, { guild, intent }, data) {
      for (const session of living()) {
        const [shard, count] = session.shard;
        const wanted = guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
        if (wanted !== shard || (session.intents & intent) !== intent) continue;
        tell(session, event, data(session));
      }
    },
    listen(http, greeting) {
      http.on('upgrade', (request, stream, head) => {
        stream.on('error', () => undefined);
        if (trouble.refused) {
          stream.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n');
          return;
        }
        server.handleUpgrade(request, stream, head, (socket) => {
          sockets.add(socket);
          socket.on('close', () => sockets.delete(socket));
          converse(socket, { settings, app, records, sessions, living, gate, greeting, trouble });
        });
      });
    },
    dropGateway() {
      for (const socket of sockets) socket.terminate();
    },
    closeGateway(code) {
      for (const socket of sockets) socket.close(code);
    },
    askToReconnect() {
      toAll({ op: ops.reconnect, d: null });
    },
    invalidateSessions(isResumable) {
      if (!isResumable) sessions.clear();
      toAll({ op: ops.invalidSession, d: isResumable });
    },
    forgetSessions() {
      sessions.clear();
    },
    refuseGateway(value) {
      trouble.refused = value;
    },
    muteGateway(value) {
      trouble.muted = value;
    },
    close() {
      for (const socket of sockets) socket.terminate();
      server.close();
    },
  };
}
