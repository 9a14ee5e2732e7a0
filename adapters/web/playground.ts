import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Clock } from '../../src/clock.ts';
import type { Engine } from '../../src/engine.ts';
import { statusOf } from '../http/create-server.ts';
import { limitRate } from '../http/limit-rate.ts';
import { addressesOf, isOwnHost } from '../http/own-host.ts';
import { answerInto } from './answer-stream.ts';
import { askBody, explainBody, questionOf } from './ask-body.ts';
import { createEventStream } from './event-stream.ts';
import { findLocalManuals, openPdf } from './local-manuals.ts';
import type { LocalManuals } from './local-manuals.ts';
import { contentSecurityPolicy, loadPageFiles } from './page-files.ts';
import { isSameOrigin } from './same-origin.ts';
import { createSeats } from './seats.ts';

export interface PlaygroundOptions {
  readonly engine: Engine;
  readonly catalog: Catalog;
  readonly clock: Clock;
  /** How many answers are written at once; further askers are asked to come back. */
  readonly mostAnswers?: number;
  /** For one answer, milliseconds. */
  readonly deadline?: number;
  /** Between two signs of life on an answer's stream, milliseconds. */
  readonly heartbeat?: number;
  /** How long answers may go on when the server is closed, milliseconds. */
  readonly farewell?: number;
}

const mostBody = 16 * 1024;
/** Of one address within a minute; everybody behind one proxy has the same. */
const mostRequests = 600;
const productQuery = z.object({ search: z.string().max(100).catch(''), limit: z.coerce.number().catch(0) });

/**
 * Adds to a server with safe headers (`createServer`) the page on which a product can be asked about: `GET /`,
 * `POST /ask` (server-sent events), `GET /products` and `GET /manuals/:documentId` (PDFs beside the catalog). Closing the server lets running answers finish for a while.
 */
export function playground(app: FastifyInstance, options: PlaygroundOptions): void {
  void app.register(async (scope) => {
    const manuals = findLocalManuals(options.catalog);
    explainFaults(scope);
    await limitRate(scope, mostRequests);
    refuseOtherHosts(scope);
    await addPage(scope);
    addProducts(scope, options.catalog, manuals);
    addManuals(scope, manuals);
    addAsk(scope, manuals, options);
  });
}

/** Sentences for faults, as a page says them. */
function explainFaults(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    const status = statusOf(error);
    return reply.code(status).send({ error: explainStatusCode(status) });
  });
}

/** Nothing of the playground is for a site that only pretends to be this server. */
function refuseOtherHosts(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isOwnHost(addressesOf(app), request.headers.host)) return;
    await reply.code(403).send({ error: 'This server is for its own machine. Please open it as http://localhost.' });
  });
}

function explainStatusCode(status: number): string {
  if (status === 413) return 'That is more than I can read at once. Please ask in fewer words.';
  if (status < 500) return 'This request could not be read. Please reload the page and ask again.';
  return 'Something went wrong on my side. Please try again.';
}

async function addPage(app: FastifyInstance): Promise<void> {
  for (const { path, type, content } of await loadPageFiles()) {
    app.get(path, (_request, reply) =>
      reply
        .headers({ 'content-security-policy': contentSecurityPolicy, 'cache-control': 'no-cache' })
        .type(type)
        .send(content),
    );
  }
}

function addProducts(app: FastifyInstance, catalog: Catalog, manuals: LocalManuals): void {
  app.get('/products', (request) => {
    const { search, limit } = productQuery.parse(request.query);
    const found = catalog.search(search, Math.min(Math.max(Math.trunc(limit), 0) || 12, 50));
    return {
      total: catalog.products.length,
      products: found.map(({ id, name, brand, manuals: references }) => ({
        id,
        name,
        brand,
        manual: references.length > 0,
        sample: references.some(({ documentId }) => manuals.has(documentId)),
      })),
    };
  });
}

function addManuals(app: FastifyInstance, manuals: LocalManuals): void {
  app.get<{ Params: { documentId: string } }>('/manuals/:documentId', async (request, reply) => {
    const path = manuals.get(request.params.documentId);
    const file = path === undefined ? null : await openPdf(path);
    if (file === null) return await reply.code(404).send({ error: 'There is no such manual here.' });
    return await reply
      .headers({ 'content-disposition': 'inline', 'cache-control': 'no-cache', 'content-length': file.bytes })
      .type('application/pdf')
      .send(file.stream);
  });
}

function addAsk(app: FastifyInstance, manuals: LocalManuals, options: PlaygroundOptions): void {
  const { engine, catalog, clock, deadline = 90_000, heartbeat = 15_000, farewell = 10_000 } = options;
  const seats = createSeats(options.mostAnswers ?? 24, clock);
  app.addHook('preClose', () => seats.close(farewell));
  app.route({
    method: 'POST',
    url: '/ask',
    bodyLimit: mostBody,
    onRequest: async (request: FastifyRequest, reply) => {
      if (isSameOrigin(request.headers)) return;
      await reply.code(403).send({ error: 'Questions can only be asked from the page of this server itself.' });
    },
    handler: async (request, reply) => {
      const body = askBody.safeParse(request.body);
      if (!body.success) return await reply.code(400).send({ error: explainBody(body.error) });
      const question = questionOf(body.data, catalog);
      const stream = createEventStream();
      const seated = seats.take((stop) =>
        answerInto(stream, question, { engine, clock, manuals, deadline, heartbeat, stop }),
      );
      if (!seated) {
        const busy = 'Many people are asking right now. Please try again in a moment.';
        return await reply.code(503).header('retry-after', '5').send({ error: busy });
      }
      return await reply
        .headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
        .type('text/event-stream; charset=utf-8')
        .send(stream.body);
    },
  });
}
