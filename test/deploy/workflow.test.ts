import { accessSync, constants, globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../support/deploy/yaml-files.ts';

const pinned = z.string().regex(/^actions\/(?:checkout|setup-node|upload-artifact)@v\d+$/);
/** As much of a workflow as ours has; anything else is a slip of the pen. */
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({ push: z.strictObject({ branches: z.array(z.string()) }), pull_request: z.null() }),
  permissions: z.strictObject({ contents: z.literal('read') }),
  jobs: z.record(
    z.string().regex(/^[a-z-]+$/),
    z.strictObject({
      'runs-on': z.string(),
      container: z.literal('node:24-bookworm').optional(),
      'timeout-minutes': z.int().max(30),
      steps: z
        .array(
          z.union([
            z.strictObject({ run: z.string() }),
            z.strictObject({ uses: pinned, with: z.record(z.string(), z.unknown()).optional() }),
          ]),
        )
        .min(2),
    }),
  ),
});
const { jobs } = workflowSchema.parse(readYaml('.github/workflows/checks.yml')[0]);
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** The single commands of a line, npm's own quiet left out. */
const commandsOf = (line: string): readonly string[] => line.split(' && ').map((one) => one.replace('run -s ', 'run '));
const runOf = (job: (typeof jobs)[string]) => job.steps.flatMap((step) => ('run' in step ? commandsOf(step.run) : []));
const ran = Object.values(jobs).flatMap(runOf);

/** All that a command comes to: npm scripts are opened up. */
function open(command: string): readonly string[] {
  const together = /^node require-node\.js scripts\/side-by-side\.ts (.+)$/.exec(command)?.[1];
  if (together !== undefined) return together.split(' ').flatMap((name) => open(`npm run ${name}`));
  const name = command === 'npm test' ? 'test' : /^npm run (\S+)$/.exec(command)?.[1];
  return name === undefined ? [command] : commandsOf(scripts[name] ?? `no script ${name}`).flatMap(open);
}

it('runs only what is there', () => {
  const missing = ran.flatMap(open).filter((command) => {
    if (/^(?:npm (?:ci|sbom)|(?:sudo )?apt-get|tsc|eslint|prettier|knip|vitest|secretlint|cspell)\b/.test(command))
      return false;
    const file = command.startsWith('node ') ? command.split(' ').at(-1) : command.split(' ')[0];
    try {
      accessSync(file ?? '', command.startsWith('node ') ? constants.R_OK : constants.X_OK);
      return false;
    } catch {
      return true;
    }
  });
  expect(missing).toEqual([]);
});

it('runs all that `npm run check:all` does, and a list of what is shipped', () => {
  const all = commandsOf(scripts['check:all'] ?? '');
  expect(all).toHaveLength(7);
  expect(all.filter((command) => !ran.includes(command))).toEqual([]);
  expect(ran.some((command) => command.startsWith('npm sbom'))).toBe(true);
});

it.each([
  ['types', /^tsc$/],
  ['lint', /^eslint \. --max-warnings 0$/],
  ['format', /^prettier --check/],
  ['unused code', /^knip$/],
  ['tests', /^vitest run$/],
  ['many more inputs', /^vitest run --config vitest\.properties\.config\.ts$/],
  ['secrets', /^secretlint "\*\*\/\*"$/],
  ['spelling', /^cspell/],
  ['known-bad packages and licences', /^node require-node\.js scripts\/check-supply\.ts$/],
  ['rules, dashboard and Kubernetes', /^vitest run --config vitest\.checks\.config\.ts test\/deploy$/],
  ['long commands of the docs', /^vitest run --config vitest\.checks\.config\.ts test\/docs$/],
  ['the image', /^deploy\/test-image\.sh$/],
])('checks %s', (_what, command) => {
  expect(ran.flatMap(open).filter((one) => command.test(one))).toHaveLength(1);
});

it.each([
  ['npm run check:deploy', ['test/deploy/*.check.ts', 'test/support/deploy/*.ts'], 3],
  ['npm run check:docs', ['test/docs/*.check.ts'], 1],
])('brings the programs that %s looks for, in the job that runs it', (check, files, least) => {
  const job =
    Object.values(jobs)
      .map(runOf)
      .find((commands) => commands.includes(check)) ?? [];
  const installed = job
    .filter((command) => command.includes('apt-get install'))
    .flatMap((command) => command.split(' '));
  const text = globSync(files)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const wanted = [...text.matchAll(/findProgram\('[\w-]+', '([\w-]+)'\)/g)].map(([, name = '']) => name);
  expect(new Set(wanted).size).toBeGreaterThanOrEqual(least);
  expect(wanted.filter((name) => !installed.includes(name))).toEqual([]);
});

it('runs the tests of docs and each check', () => {
  expect(globSync('test/**/*.check.ts').toSorted()).toEqual([
    ...['alerting', 'dashboard', 'killed', 'kubernetes', 'promtool'].map((name) => `test/deploy/${name}.check.ts`),
    'test/docs/long-commands.check.ts',
  ]);
  expect(globSync('test/docs/*.test.ts').map((file) => file.replace('test/docs/', ''))).toEqual(
    expect.arrayContaining(['links.test.ts', 'commands.test.ts', 'run-commands.test.ts', 'architecture.test.ts']),
  );
});
