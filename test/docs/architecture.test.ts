import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf } from '../support/imports-of.ts';

const page = readFileSync('docs/architecture.md', 'utf8');
const files = globSync(['src/**/*.ts', 'commands/**/*.ts', 'adapters/**/*.ts']);
const imports = files.flatMap((from) => importsOf(from).map((to) => ({ from, to })));

function fence(language: string): readonly string[] {
  const text = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1] ?? '';
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** Whether a file imports nothing but types from another. */
function isType(from: string, to: string): boolean {
  const statements = readFileSync(from, 'utf8').match(/^import [^;]+;/gm) ?? [];
  const mine = statements.filter((statement) => statement.includes(`/${basename(to)}'`));
  return mine.every((statement) => statement.startsWith('import type'));
}

const isIn = (file: string, box: string): boolean => file === box || file.startsWith(`${box}/`);

describe('the diagram', () => {
  const lines = fence('mermaid');
  const boxes = new Map(
    lines.flatMap((line) => [...line.matchAll(/(\w+)\["([^"]+)"\]/g)].map(([, id = '', path = '']) => [id, path])),
  );
  const arrows = lines.flatMap((line) => {
    const bare = line.replaceAll(/\["[^"]+"\]/g, '').replace(/-->\|[^|]*\|/, '-->');
    const [left = '', right] = bare.split('-->');
    if (right === undefined) return [];
    const ids = (text: string): string[] => text.split('&').map((id) => id.trim());
    return ids(left).flatMap((from) => ids(right).map((to) => [from, to] as const));
  });

  it('has boxes that are there, and every box but a lone one has an arrow', () => {
    expect(boxes.size).toBeGreaterThan(15);
    expect([...boxes.values()].filter((path) => !existsSync(path))).toEqual([]);
    expect([...boxes.keys()].filter((id) => !arrows.flat().includes(id))).toEqual([]);
  });

  it('has arrows for imports that are there', () => {
    expect(arrows.length).toBeGreaterThan(25);
    const wrong = arrows.filter(([one, other]) => {
      const [from, to] = [boxes.get(one), boxes.get(other)];
      if (from === undefined || to === undefined) return true;
      return !imports.some((one) => isIn(one.from, from) && isIn(one.to, to));
    });
    expect(wrong).toEqual([]);
  });

  it('has every folder of the product; those that no question goes through are named below it', () => {
    const folders = globSync(['src/*/', 'commands/', 'adapters/*/']).map((folder) => folder.replace(/\/$/, ''));
    const drawn = [...boxes.values()];
    const left = folders.filter((folder) => !drawn.includes(folder));
    expect(left.toSorted()).toEqual([
      'adapters/actions',
      'adapters/files',
      'adapters/http',
      'adapters/thread',
      'src/settings',
    ]);
    const prose = page.replaceAll(/^```[\s\S]*?^```$/gm, '');
    const isNamed = (folder: string): boolean =>
      prose.includes(`\`${folder}/\``) || prose.includes(`\`${folder.replace('adapters/', '')}/\``);
    expect(left.filter((folder) => !isNamed(folder))).toEqual([]);
  });

  it('says that it leaves imports out, and leaves out none that would change the way of a question', () => {
    expect(page).toContain('Imports off that way are left out');
    /** Who asks the engine, and who hands a question to the desk, is the way itself. */
    const onTheWay = [
      'src/engine.ts',
      'src/create-engine.ts',
      'src/assemble.ts',
      'adapters/answer-ask.ts',
      'adapters/stream-reply.ts',
    ];
    const boxOf = (file: string): string | null =>
      [...boxes.values()].filter((box) => isIn(file, box)).toSorted((one, other) => other.length - one.length)[0] ??
      null;
    const drawn = new Set(arrows.map(([from, to]) => `${boxes.get(from)} → ${boxes.get(to)}`));
    const calls = imports.flatMap(({ from, to }) => {
      const [one, other] = [boxOf(from), boxOf(to)];
      return one === null || other === null || one === other || !onTheWay.includes(other) || isType(from, to)
        ? []
        : [`${one} → ${other}`];
    });
    expect(calls.filter((call) => !drawn.has(call))).toEqual([]);
  });
});

it('the list of imports names every folder and all that it imports, and nothing else', () => {
  /** A folder of the list: the layers by themselves, src by its folders; null for files that put them together. */
  const folderOf = (file: string): string | null => {
    const [layer = '', folder = ''] = file.split('/');
    if (layer !== 'src') return layer;
    return folder.endsWith('.ts') ? null : `src/${folder}`;
  };
  const actual = new Map<string, Set<string>>();
  for (const file of files) {
    const folder = folderOf(file);
    if (folder !== null) actual.set(folder, actual.get(folder) ?? new Set());
  }
  for (const { from, to } of imports) {
    const [one, other] = [folderOf(from), folderOf(to)];
    if (one === null || one === other) continue;
    if (!one.startsWith('src/')) actual.get(one)?.add(to.split('/')[0] ?? '');
    else if (other !== null) actual.get(one)?.add(other.replace('src/', ''));
  }
  for (const [folder, targets] of actual) targets.delete(folder);
  const listed = fence('imports').map((line) => line.trim());
  expect(listed.toSorted()).toEqual(
    [...actual].map(([folder, targets]) => `${folder}: ${[...targets].toSorted().join(' ')}`.trim()).toSorted(),
  );
});
