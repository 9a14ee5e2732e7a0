import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { JsonObject } from '../../stand-in/json.ts';

/** Opcodes of the gateway. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
export const ops = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** A session outlives its connection for a while, and what happens meanwhile is told after a resume. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** What was sent or waits to be, by its number from 1 on. */
  readonly told: { readonly op: 0; readonly t: string; readonly s: number; readonly d: JsonObject }[];
  socket: WebSocket | null;
  /** When its connection broke. */
  brokenAt: number | null;
  resumes: number;
}

export function createSession(intents: number, shard: readonly [number, number], socket: WebSocket): Session {
  return { id: randomUUID().replaceAll('-', ''), intents, shard, told: [], socket, brokenAt: null, resumes: 0 };
}

/** Tells something, or keeps it until the app has resumed. */
export function tell(session: Session, event: string, data: JsonObject): void {
  const frame = { op: ops.dispatch, t: event, s: session.told.length + 1, d: data };
  session.told.push(frame);
  send(session.socket, frame);
}

export function send(socket: WebSocket | null, frame: object): void {
  if (socket?.readyState === 1) socket.send(JSON.stringify(frame));
}
