import { z } from 'zod';

/** As much of what kubectl gives as our checks look at. */
export const resource = z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) });
export const workload = z.object({
  kind: z.enum(['Deployment', 'StatefulSet']),
  metadata: z.object({ name: z.string(), namespace: z.literal('hsc-bot') }),
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.looseObject({
        automountServiceAccountToken: z.literal(false),
        securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
        terminationGracePeriodSeconds: z.number().optional(),
        topologySpreadConstraints: z.array(z.unknown()).optional(),
        containers: z.tuple([
          z.looseObject({
            image: z.string(),
            securityContext: z.object({
              allowPrivilegeEscalation: z.literal(false),
              readOnlyRootFilesystem: z.literal(true),
              capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
            }),
            resources: z.object({
              requests: z.object({ cpu: z.string(), memory: z.string() }),
              limits: z.looseObject({ memory: z.string() }),
            }),
            readinessProbe: z.unknown(),
            livenessProbe: z.unknown(),
            env: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
          }),
        ]),
      }),
    }),
  }),
});

const named = z.looseObject({ name: z.string() });
const portsSchema = z.array(z.object({ port: z.union([z.int(), z.string()]) })).min(1);
export const networkPolicy = z.object({
  kind: z.literal('NetworkPolicy'),
  metadata: named,
  spec: z.object({
    ingress: z.array(z.object({ from: z.array(z.unknown()), ports: portsSchema })),
    egress: z
      .array(
        z.object({
          to: z.array(
            z.object({ ipBlock: z.object({ cidr: z.string(), except: z.array(z.string()).optional() }).optional() }),
          ),
          ports: portsSchema,
        }),
      )
      .optional(),
  }),
});
export const autoscaler = z.object({
  kind: z.literal('HorizontalPodAutoscaler'),
  metadata: named,
  spec: z.object({
    metrics: z.array(z.object({ resource: named.optional(), external: z.object({ metric: named }).optional() })),
  }),
});
export const scrapedPod = z.object({
  kind: z.literal('Deployment'),
  metadata: named,
  spec: z.object({
    template: z.object({
      metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
      spec: z.object({ containers: z.tuple([z.looseObject({ envFrom: z.array(z.unknown()) })]) }),
    }),
  }),
});
