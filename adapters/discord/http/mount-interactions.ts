import type { FastifyInstance } from 'fastify';
import { interactionType } from '../inbound/interaction.ts';
import type { Respond } from '../inbound/take-interaction.ts';
import { isSigned, publicKeyOf } from './verify-signature.ts';

/** Where Discord sends commands, clicks and forms. */
export const interactionsPath = '/discord/interactions';

const pong = { type: 1 } as const;
/** The platform takes no answer after three seconds. Milliseconds. */
const patience = 2_800;
/** Bytes: a command holds a few texts, a click the message that was clicked in. */
const mostBody = 256 * 1024;

export interface Mounted {
  readonly publicKey: string;
  /** Takes an interaction; gives its first answer to `respond`. */
  readonly take: (data: unknown, respond: Respond) => Promise<void>;
  /** Whether anything is taken at all; while not, the platform is told so. */
  readonly isOpen: () => boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * Takes interactions on `/discord/interactions`: those that aren't signed get 401, a ping its pong, and any other the
 * same answer that would be called over the gateway.
 */
export function mountInteractions(app: FastifyInstance, { publicKey, take, isOpen, onError }: Mounted): void {
  const key = publicKeyOf(publicKey);
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The signature is made of the body as it came over the wire.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBody }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post(interactionsPath, { bodyLimit: mostBody }, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = request.headers;
      if (!isSigned(key, { signature, timestamp, body })) {
        return reply.code(401).send({ error: 'This request is not signed by Discord.' });
      }
      const data = parseJson(body.toString('utf8'));
      if (typeof data === 'object' && data !== null && 'type' in data && data.type === interactionType.ping)
        return pong;
      if (!isOpen()) return reply.code(503).header('retry-after', '1').send({ error: 'This process is ending.' });
      const answer = await firstAnswer(data, take, onError);
      return answer ?? reply.code(400).send({ error: 'This request could not be read.' });
    });
    done();
  });
}

/** The first answer to an interaction; null where it gets none. */
async function firstAnswer(data: unknown, take: Mounted['take'], onError: Mounted['onError']): Promise<unknown> {
  const first = Promise.withResolvers<unknown>();
  const late = AbortSignal.timeout(patience);
  late.addEventListener('abort', () => {
    first.resolve(null);
  });
  const respond: Respond = (callback) => {
    first.resolve(callback);
    return Promise.resolve();
  };
  take(data, respond).then(
    () => {
      first.resolve(null);
    },
    (error: unknown) => {
      onError(error);
      first.resolve(null);
    },
  );
  return await first.promise;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
