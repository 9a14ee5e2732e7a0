import type { HTTPReceiver } from '@slack/bolt';
import type { FastifyInstance } from 'fastify';

/** Where Slack sends events, commands and clicks. */
export const eventsPath = '/slack/events';

/**
 * Hands requests to `/slack/events` to Bolt as they come over the wire: the signature is made of the raw body, so nothing
 * may read it before. While `open` says no, Slack is asked to come again.
 */
export function mountHttp(app: FastifyInstance, receiver: HTTPReceiver, open: () => boolean): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, parsed) => {
      parsed(null);
    });
    scope.post(eventsPath, (request, reply) => {
      if (!open()) return reply.code(503).header('retry-after', '1').send({ error: 'This process is ending.' });
      reply.hijack();
      receiver.requestListener(request.raw, reply.raw);
      return reply;
    });
    done();
  });
}
