import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { parseJson } from './json.ts';

/** The address by which another process tells a stand-in what people do, and sees what they see. */
export interface Control {
  /** GET: the stand-in's strings, as JSON. POST to it with `/NAME`: calls that function with a JSON list of arguments. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the route on 127.0.0.1; port 0 takes a free one. */
export async function startControl(standIn: object, port = 0): Promise<Control> {
  const server = createServer((request, response) => {
    answer(standIn, request).then(
      (result) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ result })),
      (error: unknown) => response.writeHead(400).end(JSON.stringify({ error: String(error) })),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the control route is not listening');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(standIn: object, request: IncomingMessage): Promise<unknown> {
  const name = (request.url ?? '/').slice(1);
  const entries: [string, unknown][] = Object.entries(standIn);
  if (name === '') return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string'));
  const wanted = entries.find(([key]) => key === name)?.[1];
  const args = parseJson(await readText(request));
  if (typeof wanted !== 'function' || !Array.isArray(args)) throw new Error(`the stand-in can't ${name}`);
  return (await Reflect.apply(wanted, standIn, args)) ?? null;
}
