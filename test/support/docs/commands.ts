import { globSync, readFileSync } from 'node:fs';

/** A command as it stands on a page. */
export interface DocumentedCommand {
  readonly page: string;
  /** What it is marked as needing, which nothing here has; undefined: no more than this checkout and ordinary programs. */
  readonly need: string | undefined;
  /** Without the comment at its end. */
  readonly line: string;
}

/** The pages that people are sent to. */
export const pages = globSync(['*.md', 'docs/*.md']).filter((page) => page !== 'CHANGELOG.md');

/** Every line of every fence for the shell; a fence says itself what its commands need: `sh needs=cluster`. */
export const fencedCommands: readonly DocumentedCommand[] = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```sh(?: needs=(\S+))?\n([\s\S]*?)^```$/gm)].flatMap(
    ([, need, text = '']) =>
      text
        .split('\n')
        .map((line) => ({ page, need, line: line.replace(/(?:^|\s+)#.*$/, '').trim() }))
        .filter(({ line }) => line !== ''),
  ),
);

const command = /`((?:npm|npx|node|docker|kubectl|redis-cli|curl|kill) [^`]+|(?:eval|deploy)\/[\w-]+\.sh[^`]*)`/g;

/** Every command in a sentence; that of an engine or a cluster needs one, as its program says. */
export const inlineCommands: readonly DocumentedCommand[] = pages.flatMap((page) =>
  [
    ...readFileSync(page, 'utf8')
      .replaceAll(/^```[\s\S]*?^```$/gm, '')
      .matchAll(command),
  ].map(([, text = '']) => {
    const line = text.replaceAll(/\s+/g, ' ');
    return { page, need: { docker: 'docker', kubectl: 'cluster' }[line.split(' ')[0] ?? ''], line };
  }),
);
