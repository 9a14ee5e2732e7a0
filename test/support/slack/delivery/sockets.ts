import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import type { JsonObject } from '../../stand-in/json.ts';
import type { Settings } from '../options.ts';
import type { Attempt, Carry } from './delivery.ts';
import { failed, sendEnvelope, takeAck, type Socket } from './send-envelope.ts';

/** An app may have so many sockets open. https://docs.slack.dev/apis/events-api/using-socket-mode */
const mostSockets = 10;
const ticketLife = 30_000;
const pingEvery = 5_000;
/** A socket that was asked to go is closed after this time. */
const patience = 10_000;

/** The sockets of the app. Sockets are numbered from 1 on in the order they came. */
export interface Sockets {
  /** Numbers of those that are open and take events. */
  open(): number[];
  /** How many there have been. */
  count(): number;
  /** Breaks a socket without a closing handshake; all of them without a number. */
  drop(socket?: number): void;
  /** Asks the app to connect again: no more events go to this socket; all of them without a number. */
  refresh(socket?: number): void;
  /** From now on no socket is let in, or again. */
  refuse(refused: boolean): void;
}

export interface SocketGate extends Sockets {
  readonly carry: Carry;
  /** A web socket address that can be used once. */
  ticket(port: number): string;
  listen(server: Server): void;
  close(): void;
}

export function createSockets(settings: Settings, appId: string): SocketGate {
  const { clock } = settings;
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const sockets = new Set<Socket>();
  const arrivals = new Set<() => void>();
  let count = 0;
  let next = 0;
  let refused = false;
  const chosen = (number?: number): Socket[] =>
    [...sockets].filter((socket) => number === undefined || socket.number === number);
  const taking = (): Socket[] => [...sockets].filter(({ leaving, socket }) => !leaving && socket.readyState === 1);

  function admit(socket: WebSocket): void {
    if (sockets.size >= mostSockets) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'too_many_websockets' }));
      socket.close();
      return;
    }
    count += 1;
    const one: Socket = { number: count, socket, leaving: false, waiting: new Map() };
    sockets.add(one);
    const pings = setInterval(() => {
      socket.ping();
    }, pingEvery).unref();
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      takeAck(one, (data as Buffer).toString());
    });
    socket.on('close', () => {
      clearInterval(pings);
      sockets.delete(one);
      for (const settle of [...one.waiting.values()]) settle(null, true);
    });
    socket.send(JSON.stringify(hello(appId, sockets.size)));
    for (const arrived of [...arrivals]) arrived();
  }

  async function choose(signal: AbortSignal): Promise<Socket | null> {
    if (taking().length === 0) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const arrived = (): void => {
        resolve(undefined);
      };
      arrivals.add(arrived);
      await Promise.race([promise, settings.clock.sleep(settings.holdWithoutSocket, signal).catch(() => undefined)]);
      arrivals.delete(arrived);
    }
    const open = taking();
    next += 1;
    return open[next % Math.max(1, open.length)] ?? null;
  }

  return {
    open: () => taking().map(({ number }) => number),
    count: () => count,
    drop: (number) => {
      for (const { socket } of chosen(number)) socket.terminate();
    },
    refresh(number) {
      for (const one of chosen(number)) {
        one.leaving = true;
        const end = (): void => {
          one.socket.terminate();
        };
        clock.sleep(patience).then(end, end);
        one.socket.send(
          JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'here' } }),
        );
      }
    },
    refuse(value) {
      refused = value;
    },
    ticket(port) {
      const ticket = randomUUID();
      tickets.set(ticket, clock.now() + ticketLife);
      return `ws://127.0.0.1:${port}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    listen(http) {
      http.on('upgrade', (request, stream, head) => {
        stream.on('error', () => undefined);
        const ticket = new URL(request.url ?? '/', 'http://here').searchParams.get('ticket') ?? '';
        const until = tickets.get(ticket) ?? 0;
        tickets.delete(ticket);
        if (refused || until < clock.now()) stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
        else server.handleUpgrade(request, stream, head, admit);
      });
    },
    async carry(delivery, attempt, signal) {
      const socket = await choose(signal);
      const record: Attempt = { at: clock.now(), via: socket?.number ?? null, ackAfter: null, failure: null };
      delivery.attempts.push(record);
      if (socket !== null) return await sendEnvelope(settings, socket, delivery, attempt, record, signal);
      record.failure = 'no_socket';
      return failed;
    },
    close() {
      for (const { socket } of sockets) socket.terminate();
      server.close();
    },
  };
}

function hello(appId: string, connections: number): JsonObject {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: appId },
    debug_info: { host: 'applink-stand-in', build_number: 1, approximate_connection_time: 18_060 },
  };
}
