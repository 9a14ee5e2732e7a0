import { afterEach } from 'vitest';
import type { Engine } from '../../../src/engine.ts';
import { startPlayground } from './playground-server.ts';
import { cite, ended, events, opening, scriptedEngine, text } from './scripted-engine.ts';

/** An engine whose answer is whole at once. */
export const answering = () =>
  scriptedEngine(() => events(...opening, text('Hold '), text('**MENU**.'), cite(28, '22'), ended));

/** Posts a question to a playground. */
export function ask(origin: string, body: unknown, headers: Record<string, string> = {}, signal?: AbortSignal) {
  return fetch(`${origin}/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

interface Seen {
  readonly event: string;
  readonly data: {
    reply: { body: unknown; status: string | null; sources: unknown };
    draft: { phase: string };
    sentence: string;
  };
}

/** What a stream of events says. */
export function parse(stream: string): Seen[] {
  return stream
    .split('\n\n')
    .filter((frame) => frame.startsWith('event: '))
    .map((frame) => {
      const [event = '', data = ''] = frame.split('\n');
      return { event: event.slice(7), data: JSON.parse(data.slice(6)) as Seen['data'] };
    });
}

/** What is said about a request that was refused. */
export async function sentence(response: Response): Promise<string> {
  return ((await response.json()) as { error: string }).error;
}

type Server = Awaited<ReturnType<typeof startPlayground>>;

/** Starts playgrounds that end with their test. */
export function usePlaygrounds() {
  const servers: Server[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (engine: Engine, options: Parameters<typeof startPlayground>[1] = {}): Promise<Server> => {
    const server = await startPlayground(engine, options);
    servers.push(server);
    return server;
  };
}
