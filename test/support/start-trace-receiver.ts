import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const valueSchema = z.record(z.string(), z.unknown());
const attributesSchema = z
  .array(z.object({ key: z.string(), value: valueSchema }))
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]])));
const spanSchema = z.object({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string().regex(/^[0-9a-f]{16}$/),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: attributesSchema,
  status: z.object({ code: z.number().optional(), message: z.string().optional() }),
});
const requestSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: attributesSchema }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

/** A span as it was received, with the name of the service that sent it. */
export type ReceivedSpan = z.infer<typeof spanSchema> & { readonly service: unknown };

export interface TraceReceiver {
  /** What OTEL_EXPORTER_OTLP_ENDPOINT takes. */
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  /** Everything that was received, as it came. */
  readonly bodies: readonly string[];
  readonly requests: number;
  close(): Promise<void>;
}

/** Takes traces by OTLP over HTTP, as JSON. @param how `broken` answers 500 to everything, `silent` never answers */
export async function startTraceReceiver(how: 'well' | 'broken' | 'silent' = 'well'): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  let requests = 0;

  async function take(request: IncomingMessage): Promise<number> {
    const body = await text(request);
    if (how === 'broken' || request.url !== '/v1/traces') return 500;
    if (request.headers['content-type'] !== 'application/json') return 415;
    bodies.push(body);
    for (const { resource, scopeSpans } of requestSchema.parse(JSON.parse(body)).resourceSpans) {
      const service = resource.attributes['service.name'];
      spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, service }))));
    }
    return 200;
  }

  const server = createServer((request, response) => {
    requests += 1;
    if (how === 'silent') return;
    take(request).then(
      (status) => response.writeHead(status, { 'content-type': 'application/json' }).end('{}'),
      () => response.writeHead(400).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    spans,
    bodies,
    get requests() {
      return requests;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
