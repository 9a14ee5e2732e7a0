import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { defaultReply } from './default-reply.ts';
import { readRequest } from './request.ts';
import type { GeminiRequest } from './request.ts';
import { send } from './send.ts';
import type { Reply } from './steps.ts';

/** What to answer to a request; null leaves it to the stand-in, which has an answer for every method. */
export type GeminiScript = (request: GeminiRequest) => Reply | null | Promise<Reply | null>;

export interface Gemini {
  /** What GEMINI_BASE_URL takes: no version in it. */
  readonly baseUrl: string;
  /** Every request so far, oldest first. */
  readonly requests: readonly GeminiRequest[];
  /** Answers by this script from now on; what has begun goes on as it was. */
  respond(script: GeminiScript): void;
  /** Breaks what is open and stops listening. */
  close(): Promise<void>;
}

/**
 * A stand-in for the Gemini API on 127.0.0.1 that speaks its real HTTP: `:streamGenerateContent?alt=sse`,
 * `:generateContent`, `:countTokens`, `:embedContent` and `:batchEmbedContents` below `/v1beta/models/`.
 * @param script decides each reply; without one a short cited answer is streamed
 * @param port 0 for a free one
 */
export async function startGemini(script: GeminiScript = () => null, port = 0): Promise<Gemini> {
  const requests: GeminiRequest[] = [];
  let current = script;
  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(incoming, response);
    requests.push(request);
    await send(request, (await current(request)) ?? defaultReply(request), response);
  }
  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    respond(next) {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
