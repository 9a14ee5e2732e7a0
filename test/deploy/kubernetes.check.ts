import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../src/settings/schema.ts';
import { unknownFields } from '../support/deploy/unknown-fields.ts';
import { parseYaml } from '../support/deploy/yaml-files.ts';
import { firstOnPath } from '../support/redis/find-redis-server.ts';

const run = promisify(execFile);
const program = await firstOnPath(['kubectl']);
if (program === null) throw new Error('This check needs kubectl 1.27 or later on the PATH.');
const kubectl = program;

async function build(overlay: string): Promise<readonly unknown[]> {
  const { stdout } = await run(kubectl, ['kustomize', `deploy/kubernetes/overlays/${overlay}`]);
  return parseYaml(stdout);
}

const resource = z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }) });
const workload = z.object({
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

it('finds a field that Kubernetes does not have, and a value of the wrong kind', () => {
  const pod = (container: object) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    spec: { containers: [{ name: 'a', ...container }] },
  });
  expect(unknownFields(pod({ image: 'x', resources: { limits: { memory: '1Gi' } } }))).toEqual([]);
  expect(unknownFields(pod({ imagee: 'x' }))).toEqual(['Pod.spec.containers[0].imagee']);
  expect(unknownFields(pod({ image: 7 }))).toEqual(['Pod.spec.containers[0].image is no string']);
  expect(unknownFields({ apiVersion: 'v2', kind: 'Pod' })).toEqual(['no Pod in v2']);
});

describe.each(['small', 'large'])('the %s overlay', (overlay) => {
  it('has no field that Kubernetes does not have', async () => {
    const resources = await build(overlay);
    expect(resources.length).toBeGreaterThan(8);
    expect(resources.flatMap((one) => unknownFields(one))).toEqual([]);
  });

  it('runs everything as an ordinary user on a read-only root, within limits', async () => {
    const resources = (await build(overlay)).map((one) => resource.parse(one));
    const running = resources.filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet');
    expect(running.length).toBe(overlay === 'small' ? 4 : 2);
    for (const one of running) {
      const { spec } = workload.parse(one);
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
    }
  });

  it('gives both roles their time to end, probes, room to move and settings that the bot knows', async () => {
    const resources = await build(overlay);
    const bots = resources
      .flatMap((one) => workload.safeParse(one).data ?? [])
      .filter(({ kind }) => kind === 'Deployment');
    expect(bots.map(({ metadata }) => metadata.name)).toEqual(['hsc-ingress', 'hsc-worker']);
    for (const { spec } of bots) {
      const { terminationGracePeriodSeconds, topologySpreadConstraints, containers } = spec.template.spec;
      expect(terminationGracePeriodSeconds).toBe(30);
      expect(topologySpreadConstraints).toHaveLength(2);
      expect(containers[0]).toMatchObject({
        livenessProbe: { httpGet: { path: '/healthz' } },
        readinessProbe: { httpGet: { path: '/readyz' } },
      });
    }
    const roles = bots.map(
      ({ spec }) => spec.template.spec.containers[0].env?.find(({ name }) => name === 'ROLE')?.value,
    );
    expect(roles).toEqual(['ingress', 'worker']);
    const settings = resources.flatMap(
      (one) =>
        z
          .object({
            kind: z.literal('ConfigMap'),
            metadata: z.object({ name: z.string().startsWith('hsc-bot-settings') }),
            data: z.record(z.string(), z.string()),
          })
          .safeParse(one).data ?? [],
    );
    expect(settings).toHaveLength(1);
    expect(Object.keys(settings[0]?.data ?? {}).filter((name) => !(name in settingsSchema.shape))).toEqual([]);
  });

  it('scales, survives a drained node, and lets nothing but its own traffic through', async () => {
    const kinds = (await build(overlay)).map((one) => resource.parse(one).kind);
    const count = (kind: string): number => kinds.filter((one) => one === kind).length;
    expect(count('HorizontalPodAutoscaler')).toBe(2);
    expect(count('PodDisruptionBudget')).toBe(2);
    expect(count('NetworkPolicy')).toBe(overlay === 'small' ? 3 : 2);
    expect(count('Secret')).toBe(0);
  });
});
