import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request as the stand-in got it. */
export interface GeminiRequest {
  /** `streamGenerateContent`, `generateContent`, `countTokens`, `embedContent` or `batchEmbedContents`. */
  readonly method: string;
  readonly model: string;
  /** The path with its query, as it was asked for. */
  readonly url: string;
  readonly apiKey: string | undefined;
  /** The body as it came, for comparing bytes. */
  readonly raw: string;
  readonly body: GeminiBody;
  /** Resolves when the connection of this request has ended; `early` when the client left before the answer's end. */
  readonly closed: Promise<{ readonly early: boolean }>;
}

/** The parts of a body that tests look at. */
export interface GeminiBody {
  readonly systemInstruction?: Content;
  readonly contents?: readonly Content[];
  readonly content?: Content;
  readonly requests?: readonly { readonly content: Content }[];
  readonly generationConfig?: Record<string, unknown>;
}

export interface Content {
  readonly role?: string;
  readonly parts: readonly Part[];
}

export interface Part {
  readonly text?: string;
  readonly inlineData?: { readonly mimeType: string; readonly data: string };
}

/** Reads one request to its end. */
export async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<GeminiRequest> {
  const closed = new Promise<{ early: boolean }>((resolve) => {
    response.once('close', () => {
      resolve({ early: !response.writableEnded });
    });
  });
  const url = incoming.url ?? '/';
  const found = /^\/v1beta\/models\/([^:/?]+):(\w+)/.exec(url);
  const raw = await text(incoming);
  const key = incoming.headers['x-goog-api-key'];
  return {
    method: found?.[2] ?? '',
    model: decodeURIComponent(found?.[1] ?? ''),
    url,
    apiKey: typeof key === 'string' ? key : undefined,
    raw,
    body: JSON.parse(raw === '' ? '{}' : raw) as GeminiBody,
    closed,
  };
}

/** The texts of all parts, in order. */
export function textsOf(request: GeminiRequest): readonly string[] {
  return (request.body.contents ?? []).flatMap((content) => content.parts.flatMap((part) => part.text ?? []));
}
