import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** How what passes is treated. */
export type Passage =
  | 'open'
  /** Connections stay, nothing passes, nothing is lost. */
  | 'frozen'
  /** Connections are broken, and each new one at once. */
  | 'refused';

/** Stands between a client and a Redis, so that one client's way can be cut while the others' stays. */
export interface RedisProxy {
  readonly url: string;
  /** From now on. Milliseconds of delay for what comes back. */
  set(passage: Passage, delay?: number): void;
  /** Breaks what is open; new connections pass. */
  reset(): void;
  /** New connections lead to another port, as when an address is given to another machine; breaks what is open. */
  point(port: number): void;
  close(): Promise<void>;
}

export async function startProxy(first: number): Promise<RedisProxy> {
  let passage: Passage = 'open';
  let delay = 0;
  let port = first;
  const pairs = new Set<readonly [Socket, Socket]>();

  function breakAll(): void {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  const server = createServer((client) => {
    if (passage === 'refused') {
      client.resetAndDestroy();
      return;
    }
    const redis = connect(port, '127.0.0.1');
    const pair = [client, redis] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [redis, client] as const]) {
      const pass = (chunk: Buffer): void => {
        if (!to.destroyed) to.write(chunk);
      };
      // One after the other, also when the delay gets shorter.
      let last = Promise.resolve();
      from.on('data', (chunk: Buffer) => {
        const due = Date.now() + (from === redis ? delay : 0);
        last = last
          .then(() => setTimeout(Math.max(0, due - Date.now())))
          .then(() => {
            pass(chunk);
          });
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
      if (passage === 'frozen') from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    set(next, milliseconds = 0) {
      passage = next;
      delay = milliseconds;
      if (next === 'refused') breakAll();
      for (const socket of [...pairs].flat()) {
        if (next === 'frozen') socket.pause();
        else socket.resume();
      }
    },
    reset: breakAll,
    point(next) {
      port = next;
      breakAll();
    },
    async close() {
      breakAll();
      server.close();
      await once(server, 'close');
    },
  };
}
