import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = globSync(['*.md', 'docs/**/*.md']);

/** As GitHub makes anchors of headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
}

/** A page without what stands between fences. */
function prose(path: string): string {
  return readFileSync(path, 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
}

describe.each(pages)('%s', (page) => {
  it('leads to files and headings that are there', () => {
    const targets = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => {
      if (/^(https?:|mailto:)/.test(target)) return !URL.canParse(target);
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), path);
      if (!existsSync(file)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('names files of the repository that are there', () => {
    const names = [
      ...prose(page).matchAll(/`((?:src|adapters|commands|test|deploy|docs|scripts|bench|eval|catalog)\/[\w./-]+)`/g),
    ];
    const missing = names.map(([, name = '']) => name).filter((name) => !existsSync(name));
    expect(missing).toEqual([]);
  });
});
