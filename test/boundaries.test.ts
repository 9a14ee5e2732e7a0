import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOf } from './support/imports-of.ts';

const product = globSync(['src/**/*.ts', 'commands/**/*.ts', 'adapters/**/*.ts']);
const everything = [...product, ...globSync(['test/**/*.ts', 'eval/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'])];

/** Folders of what adapters share. */
const shared = ['actions', 'files', 'http', 'thread'];

const folderOf = (path: string): string => path.split('/')[0] ?? '';

describe('imports', () => {
  it('are found at all', () => {
    expect(importsOf('src/config.ts')).toContain('src/settings/parse-settings.ts');
  });

  it('of src go to src alone, but for main.ts', () => {
    const outward = product
      .filter((file) => folderOf(file) === 'src' && file !== 'src/main.ts')
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ target }) => folderOf(target) !== 'src');
    expect(outward).toEqual([]);
  });

  it('of commands never go to adapters', () => {
    const outward = product
      .filter((file) => folderOf(file) === 'commands')
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ target }) => !['src', 'commands'].includes(folderOf(target)));
    expect(outward).toEqual([]);
  });

  it('of one adapter never go to another, nor to main.ts', () => {
    const across = product
      .filter((file) => folderOf(file) === 'adapters')
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ file, target }) => {
        if (target === 'src/main.ts') return true;
        const [, own = ''] = file.split('/');
        const [root, other = ''] = target.split('/');
        return root === 'adapters' && !other.endsWith('.ts') && other !== own && !shared.includes(other);
      });
    expect(across).toEqual([]);
  });

  it('of the product never go to tests, benches or scripts', () => {
    const outward = product
      .flatMap((file) => importsOf(file))
      .filter((target) => !['src', 'commands', 'adapters'].includes(folderOf(target)));
    expect(outward).toEqual([]);
  });
});

it('only src/config.ts looks at process.env', () => {
  const readers = product.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
  expect(readers).toEqual(['src/config.ts']);
});

it('no word of a platform stands in src or commands, but for the settings and main.ts', () => {
  const speaking = product
    .filter((file) => !file.startsWith('adapters/') && !file.startsWith('src/settings/') && file !== 'src/main.ts')
    .filter((file) => /slack|discord/i.test(readFileSync(file, 'utf8')));
  expect(speaking).toEqual([]);
});

it('there is no drawer and no barrel', () => {
  expect(everything.filter((file) => /(^|\/)(utils?|helpers?|common|misc|index)(\/|\.ts$)/.test(file))).toEqual([]);
});
