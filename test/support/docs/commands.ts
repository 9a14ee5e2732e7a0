import { globSync, readFileSync } from 'node:fs';

/** A line of a fence for the shell, as it stands on a page. */
export interface DocumentedCommand {
  readonly page: string;
  /** What the fence says that its commands need; undefined: nothing that isn't here. */
  readonly need: string | undefined;
  /** Without the comment at its end. */
  readonly line: string;
}

/** The pages that people are sent to. */
export const pages = globSync(['*.md', 'docs/*.md']).filter((page) => page !== 'CHANGELOG.md');

/** Every line of every fence for the shell. */
export const fencedCommands: readonly DocumentedCommand[] = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/^```sh(?: needs=(\S+))?\n([\s\S]*?)^```$/gm)].flatMap(
    ([, need, text = '']) =>
      text
        .split('\n')
        .map((line) => ({ page, need, line: line.replace(/(?:^|\s+)#.*$/, '').trim() }))
        .filter(({ line }) => line !== ''),
  ),
);

/** Every npm script that a sentence tells to run, with its words. */
export const inlineCommands: readonly Omit<DocumentedCommand, 'need'>[] = pages.flatMap((page) =>
  [
    ...readFileSync(page, 'utf8')
      .replaceAll(/^```[\s\S]*?^```$/gm, '')
      .matchAll(/`(npm [^`]+)`/g),
  ].map(([, line = '']) => ({ page, line })),
);
