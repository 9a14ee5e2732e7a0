import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandParts, Reply } from '../../commands/command.ts';
import { readCommand } from '../../commands/registry.ts';
import { status } from '../../commands/status.ts';
import type { Health } from '../../commands/status.ts';
import { loadCatalog } from '../../src/catalog/load-catalog.ts';
import type { Product } from '../../src/catalog/product.ts';
import type { ManualLibrary } from '../../src/manual/library.ts';
import type { ManualOutcome } from '../../src/manual/manual.ts';
import { manualOf } from '../support/manual-of.ts';

let parts: CommandParts;
let outcome: ManualOutcome;

beforeAll(async () => {
  const { catalog } = await loadCatalog('catalog');
  const library: ManualLibrary = { load: () => Promise.resolve(outcome) };
  parts = { catalog, library, prefix: '/hsc' };
});

function run(text: string): Promise<Reply> {
  const { command, argument } = readCommand(text, parts.catalog);
  return command.run(argument, parts, new AbortController().signal);
}

describe('a question', () => {
  it('is taken apart into product, question and scenario', async () => {
    expect(await run('td-17 how do I pair bluetooth')).toEqual({
      kind: 'question',
      hint: 'td-17',
      text: 'how do I pair bluetooth',
      scenario: 'general',
    });
    expect(await run('--live RM-5 factory reset')).toMatchObject({ hint: 'RM-5', scenario: 'live' });
    expect(await run('rm-5 –studio record my playing')).toMatchObject({
      text: 'record my playing',
      scenario: 'studio',
    });
  });

  it('without a product keeps its whole text, so that the product can be found in it', async () => {
    expect(await run('how do I reset it')).toMatchObject({ kind: 'question', hint: null, text: 'how do I reset it' });
  });

  it('that is empty leads on with a menu of products', async () => {
    const reply = await run('   ');
    expect(reply).toMatchObject({ kind: 'card', card: { title: 'Which product is it about?' } });
    expect(reply.kind === 'card' && reply.card.choices.map(({ productId }) => productId)).toContain('lindholm-rm-5');
  });

  it('with a product alone asks what one would like to know', async () => {
    expect(await run('rm-5')).toMatchObject({
      card: { title: 'What would you like to know about the Lindholm RM-5?', choices: [] },
    });
  });
});

describe('products', () => {
  it('lists them, or those that fit a word', async () => {
    const all = await run('products');
    expect(all.kind === 'card' && all.card.choices.length).toBe(Math.min(25, parts.catalog.products.length));
    const some = await run('PRODUCTS lindholm');
    expect(some.kind === 'card' && some.card.choices.map(({ productId }) => productId).toSorted()).toEqual([
      'lindholm-ph-2',
      'lindholm-rm-5',
      'lindholm-tp-8',
    ]);
    const none = await run('products zzzzqqq');
    expect(none).toMatchObject({
      card: { lines: ['I know no product like "zzzzqqq". `/hsc products` lists them all.'] },
    });
  });
});

describe('manual', () => {
  it('shows edition, pages and age', async () => {
    const manual = {
      ...manualOf(['one', 'two']),
      edition: '2nd edition',
      language: 'en',
      fetchedAt: Date.UTC(2026, 0, 2, 3, 4),
    };
    outcome = { kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false };
    expect(await run('manual rm-5')).toMatchObject({
      card: {
        title: 'Manual of the Lindholm RM-5',
        lines: [
          expect.stringMatching(/^\*\*Owner's Manual\*\*: 2nd edition, en, 2 pages, checked 2026-01-02 03:04 UTC/),
        ],
      },
    });
  });

  it('says why it can’t be had', async () => {
    outcome = { kind: 'missing', reason: 'scan' };
    expect(await run('manual rm-5')).toMatchObject({ card: { lines: [expect.stringContaining('scanned pictures')] } });
  });

  it('asks which product when the name isn’t clear', async () => {
    expect(await run('manual')).toMatchObject({ card: { title: 'Which product is it?' } });
    expect(await run('manual zzzzqqq')).toMatchObject({ card: { title: 'Which product is it?' } });
  });
});

it('help names every command', async () => {
  const reply = await run('help');
  const text = reply.kind === 'card' ? reply.card.lines.join('\n') : '';
  for (const usage of ['/hsc <product> <question>', '/hsc manual <product>', '/hsc products [word]', '/hsc help']) {
    expect(text).toContain(usage);
  }
});

it('a question that begins with help is a question', async () => {
  expect(await run('help me reset the rm-5')).toMatchObject({ kind: 'question', text: 'help me reset the rm-5' });
});

it('a product whose name begins with a command’s word is reached by its full name', async () => {
  const { catalog } = await import('../../src/catalog/create-catalog.ts').then(({ createCatalog }) => ({
    catalog: createCatalog([
      {
        id: 'manual-drum',
        name: 'Manual Drum 5',
        brand: null,
        category: null,
        description: null,
        aliases: [],
        supportUrl: null,
        manuals: [],
        accessories: [],
      },
    ]),
  }));
  expect(readCommand('Manual Drum 5 how do I tune it', catalog).command.name).toBeNull();
  expect(readCommand('manual', catalog).command.name).toBe('manual');
});

describe('the state of the bot', () => {
  const look = async (failing: ReadonlyMap<string, number> | null): Promise<string> => {
    const health: Health = { parts: { redis: 'degraded', model: 'up' }, waiting: 3, failing };
    const reply = await status.run(
      '',
      { ...parts, health: () => Promise.resolve(health) },
      new AbortController().signal,
    );
    return reply.kind === 'card' ? reply.card.lines.join('\n') : '';
  };

  it('says what works, how many wait, and which manuals are missing for how long, the longest first', async () => {
    const [first, second] = parts.catalog.products.filter(({ manuals }) => manuals.length > 0);
    const idOf = (product: Product | undefined): string => product?.manuals[0]?.documentId ?? '';
    const failing = new Map([
      [idOf(first), 30],
      [idOf(second), 3 * 3_600],
      ['gone', 600],
    ]);
    expect(await look(failing)).toBe(
      [
        '- redis: **does not work at the moment**',
        '- model: works',
        '- questions that wait: 3',
        'Manuals that I can not get:',
        `- ${second?.name}, for 3 hours`,
        '- gone, for 10 minutes',
        `- ${first?.name}, since a moment ago`,
      ].join('\n'),
    );
  });

  it('says that nothing is missing, or nothing where others get the manuals', async () => {
    expect(await look(new Map())).toContain('I got every manual');
    expect(await look(null)).not.toContain('manual');
    expect(await look(new Map(Array.from({ length: 40 }, (_, index) => [`m${index}`, 60])))).toContain('and 25 more');
  });

  it('is called by no text, so that not everybody can ask for it', () => {
    expect(readCommand('status', parts.catalog).command.name).toBeNull();
  });
});
