import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../src/settings/schema.ts';
import { autoscaler, networkPolicy, resource, scrapedPod, workload } from '../support/deploy/kubernetes-shapes.ts';
import { unknownFields } from '../support/deploy/unknown-fields.ts';
import { parseYaml } from '../support/deploy/yaml-files.ts';
import { firstOnPath } from '../support/redis/find-redis-server.ts';

const run = promisify(execFile);
if ((await firstOnPath(['kubectl'])) === null) throw new Error('This check needs kubectl 1.27 or later on the PATH.');

/** As on the page of deployment. */
const commands = {
  small: 'kubectl kustomize deploy/kubernetes/overlays/small',
  large: 'kubectl kustomize deploy/kubernetes/overlays/large',
} as const;

async function build(overlay: keyof typeof commands): Promise<readonly unknown[]> {
  const { stdout } = await run('sh', ['-c', commands[overlay]]);
  return parseYaml(stdout);
}

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

describe.each(['small', 'large'] as const)('the %s overlay', (overlay) => {
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

  it('lets pods reach names, the internet, Redis and traces, and be reached on one port', async () => {
    const policies = (await build(overlay)).flatMap((one) => networkPolicy.safeParse(one).data ?? []);
    const rules = policies.flatMap(({ spec }) => spec.egress ?? []);
    expect(new Set(rules.flatMap(({ ports }) => ports.map(({ port }) => port)))).toEqual(
      new Set([53, 80, 443, 4318, 6379, ...(overlay === 'large' ? [6380] : [])]),
    );
    const open = rules.flatMap(({ to }) => to.flatMap(({ ipBlock }) => ipBlock ?? []));
    expect(open.find(({ cidr }) => cidr === '0.0.0.0/0')?.except).toEqual(
      expect.arrayContaining(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16']),
    );
    const inward = policies.filter(({ metadata }) => metadata.name !== 'hsc-redis').flatMap(({ spec }) => spec.ingress);
    expect(inward.length).toBeGreaterThan(0);
    expect(inward.every(({ from, ports }) => from.length > 0 && ports.every(({ port }) => port === 'http'))).toBe(true);
  });

  it('scales workers by processor and queue, is scraped, and names its Secret without holding it', async () => {
    const resources = await build(overlay);
    const worker = resources
      .flatMap((one) => autoscaler.safeParse(one).data ?? [])
      .find(({ metadata }) => metadata.name === 'hsc-worker');
    expect(worker?.spec.metrics.map(({ resource: own, external }) => own?.name ?? external?.metric.name)).toEqual([
      'cpu',
      'hsc_queue_depth',
    ]);
    const pods = resources.flatMap((one) => scrapedPod.safeParse(one).data ?? []);
    expect(pods.map(({ metadata }) => metadata.name)).toEqual(['hsc-ingress', 'hsc-worker']);
    for (const { spec } of pods) {
      expect(spec.template.metadata.annotations).toMatchObject({
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '3000',
        'prometheus.io/path': '/metrics',
      });
      expect(spec.template.spec.containers[0].envFrom).toContainEqual({ secretRef: { name: 'hsc-bot' } });
    }
  });
});
