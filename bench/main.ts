import { availableParallelism, cpus, totalmem } from 'node:os';
import { orOneSentence } from '../eval/wrong-input.ts';
import { isTime } from './figure.ts';
import type { Bench, Figure } from './figure.ts';

const areas: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  catalog: () => import('./catalog.ts'),
  context: () => import('./context.ts'),
  discord: () => import('./discord.ts'),
  extract: () => import('./extract.ts'),
  load: () => import('./load.ts'),
  scale: () => import('./scale.ts'),
  slack: () => import('./slack.ts'),
  traces: () => import('./traces.ts'),
};

const [area, ...options] = process.argv.slice(2);
/** In its short form a bench shows that it works and that all comes out right; its times say little. */
const quick = options.includes('--quick');
const load = area === undefined ? undefined : areas[area];
if (load === undefined) {
  process.stderr.write(
    `Measures one area and fails when a limit is missed: npm run bench -- ${Object.keys(areas).join(' | ')} [--quick] [options]\n`,
  );
  process.exitCode = 2;
} else {
  await orOneSentence(async () => {
    const { bench } = await load();
    const figures = await bench(options);
    process.stdout.write(table(figures));
    process.exitCode = figures.filter(isJudged).every(holds) ? 0 : 1;
  });
  // Not left to itself: Node's clean-up of the pipes to processes that have ended was seen to go round for ever.
  process.stdout.write('', () => process.exit());
}

function isJudged(figure: Figure): boolean {
  return figure.value !== null && (figure.least !== null || figure.most !== null) && !(quick && isTime(figure));
}

function holds({ value, most, least }: Figure): boolean {
  return value !== null && (most === null || value <= most) && (least === null || value >= least);
}

/** A table in Markdown, for docs/performance.md, with the machine it was measured on. */
function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const limit = [
      figure.least === null ? '' : `≥ ${figure.least} ${figure.unit}`,
      figure.most === null ? '' : `≤ ${figure.most} ${figure.unit}`,
    ];
    const reached = isJudged(figure) ? (holds(figure) ? 'yes' : '**missed**') : '';
    return `| ${figure.name} | ${shown(figure)} | ${limit.join(' ').trim()} | ${reached} |`;
  });
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const shortened = quick ? ' In short form (--quick): times are not judged.' : '';
  return `Measured on ${machine}.${shortened}\n\n| figure | value | limit | reached |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function shown({ value, unit }: Figure): string {
  if (value === null) return 'not measured';
  return `${Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
}
