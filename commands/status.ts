import type { Catalog } from '../src/catalog/resolution.ts';
import type { PartState } from '../src/insight/health.ts';
import type { Card } from './card.ts';
import type { Command } from './command.ts';
import { oneLine } from './one-line.ts';

/** How the process is that is asked. */
export interface Health {
  /** By name. */
  readonly parts: Readonly<Record<string, PartState>>;
  /** Questions that wait for their turn. */
  readonly waiting: number;
  /** By document, seconds for which every try to get it has failed; null where manuals are got by other processes. */
  readonly failing: ReadonlyMap<string, number> | null;
}

const mostManuals = 15;

/** `status`, for the people on duty: whether everything works, and which manuals can't be had. */
export const status: Command = {
  name: 'status',
  summary: 'Shows the people on duty how I am, and which manuals I can not get.',
  usage: 'status',
  async run(_argument, { catalog, health }) {
    return { kind: 'card', card: await statusCard(catalog, health ?? null) };
  },
};

async function statusCard(catalog: Catalog, look: (() => Promise<Health>) | null): Promise<Card> {
  const health = await look?.();
  const lines =
    health === undefined
      ? ['Nothing is known about it here.']
      : [...stateLines(health), ...manualLines(health.failing ?? null, catalog)];
  return { title: 'How I am', lines, choices: [], question: null, link: null };
}

const states = {
  up: 'works',
  degraded: '**does not work at the moment**',
  off: 'is not set up',
} as const satisfies Record<PartState, string>;

function stateLines({ parts, waiting }: Health): readonly string[] {
  const all = Object.entries(parts).map(([name, state]) => `- ${oneLine(name)}: ${states[state]}`);
  return [...all, `- questions that wait: ${waiting}`];
}

function manualLines(failing: Health['failing'], catalog: Catalog): readonly string[] {
  if (failing === null) return [];
  if (failing.size === 0) return ['I got every manual that I was asked for.'];
  const longest = [...failing].toSorted(([, one], [, other]) => other - one);
  const lines = longest.slice(0, mostManuals).map(([document, seconds]) => {
    const product = catalog.products.find(({ manuals }) => manuals.some(({ documentId }) => documentId === document));
    return `- ${oneLine(product?.name ?? document)}, ${inWords(seconds)}`;
  });
  const more = failing.size - lines.length;
  return ['Manuals that I can not get:', ...lines, ...(more > 0 ? [`- and ${more} more`] : [])];
}

function inWords(seconds: number): string {
  if (seconds < 60) return 'since a moment ago';
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `for ${minutes} minutes` : `for ${Math.round(minutes / 60)} hours`;
}
