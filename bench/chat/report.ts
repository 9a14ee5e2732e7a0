import type { Figure } from '../figure.ts';
import type { Case, Most } from './case.ts';
import type { Spread, Summary } from './summary.ts';

/** A case as both have played it; the plain loop's is null where there is nothing to compare. */
export interface Outcome {
  readonly one: Case;
  readonly product: Summary;
  readonly plain: Summary | null;
}

const heads = [
  'case',
  'who',
  'first text',
  'behind',
  'text whole',
  'final',
  'event to whole',
  '429',
  'lost',
  'twice',
  'unanswered',
  'beside',
  'slowest ack',
  'CPU, memory',
  'calls',
];

/** The platform gives an app 3 seconds to say that it has an event. */
const mostAck = 1;

/** Product and plain loop side by side: times in seconds as p50 / p95, counts as the worst of the rounds. */
export function sideBySide(outcomes: readonly Outcome[]): string {
  const rows = outcomes.flatMap(({ one, product, plain }) => [
    row(one.name, 'hsc-bot', product),
    ...(plain === null ? [] : [row('', 'plain loop', plain)]),
    goals(one.most),
  ]);
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function row(name: string, who: string, summary: Summary): string[] {
  const calls = [...summary.calls].filter(([method]) => method !== 'apps.connections.open');
  return [
    name,
    who,
    times(summary.first),
    times(summary.behind),
    times(summary.text),
    times(summary.final),
    times(summary.whole),
    String(summary.refused),
    summary.lost === 0 ? '0' : `${summary.lost} (${(100 * summary.lostShare).toFixed(0)} % of the text)`,
    String(summary.repeated),
    String(summary.unanswered),
    String(summary.strays),
    seconds(summary.slowestAck),
    `${whole(summary.cpu)} ms, ${whole(summary.memory)} MB`,
    calls.map(([method, count]) => `${method.replace(/^chat\./u, '')} ${count}`).join(', '),
  ];
}

/** The row of what is to be reached. */
function goals({ first50, first95, behind50, final50, final95, whole50, whole95, refused }: Most): string[] {
  const goal = (p50?: number, p95?: number): string => {
    if (p50 === undefined && p95 === undefined) return '';
    return `≤ ${p50 ?? '–'} / ${p95 ?? '–'}`;
  };
  const four = [goal(first50, first95), goal(behind50), '', goal(final50, final95), goal(whole50, whole95)];
  return [
    '',
    '*to reach*',
    ...four,
    refused === undefined ? '' : `≤ ${refused}`,
    '0',
    '0',
    '0',
    '0',
    `≤ ${mostAck}`,
    '',
    '',
  ];
}

const whole = (value: number | null): string => (value === null ? '?' : value.toFixed(0));
const seconds = (value: number | null): string => (value === null ? 'never' : value.toFixed(2));
const times = ({ p50, p95 }: Spread): string => `${seconds(p50)} / ${seconds(p95)}`;

/** The figures of the product, with what they have to reach. */
export function figuresOf({ one, product }: Outcome): Figure[] {
  const { name, most } = one;
  const none = (what: string, value: number): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit: '',
    most: 0,
    least: null,
  });
  const told: Figure[] =
    one.trouble === 'reset-middle'
      ? [{ name: `${name}: readers told`, value: product.told, unit: '', most: null, least: one.askers }]
      : [];
  return [
    ...timed.flatMap(({ key, what, of }): Figure[] => {
      const limit = most[key];
      if (limit === undefined) return [];
      return [{ name: `${name}: ${what}`, value: of(product) ?? Infinity, unit: 's', most: limit, least: null }];
    }),
    ...(most.refused === undefined
      ? []
      : [{ ...none('calls answered with 429', product.refused), most: most.refused }]),
    { name: `${name}: slowest ack`, value: product.slowestAck ?? Infinity, unit: 's', most: mostAck, least: null },
    none('lost, repeated, unanswered, stray or refused messages', wrongIn(product)),
    ...told,
  ];
}

function wrongIn({ lost, repeated, unanswered, strays, violations }: Summary): number {
  return lost + repeated + unanswered + strays + violations;
}

const timed: readonly {
  readonly key: Exclude<keyof Most, 'refused'>;
  readonly what: string;
  readonly of: (summary: Summary) => number | null;
}[] = [
  { key: 'first50', what: "first text after the model's first", of: ({ first }) => first.p50 },
  { key: 'first95', what: "first text after the model's first, p95", of: ({ first }) => first.p95 },
  { key: 'behind50', what: 'text on screen behind the model, median', of: ({ behind }) => behind.p50 },
  { key: 'final50', what: "final after the model's last", of: ({ final }) => final.p50 },
  { key: 'final95', what: "final after the model's last, p95", of: ({ final }) => final.p95 },
  { key: 'whole50', what: 'event to whole, median', of: ({ whole: all }) => all.p50 },
  { key: 'whole95', what: 'event to whole, p95', of: ({ whole: all }) => all.p95 },
];
