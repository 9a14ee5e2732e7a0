import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { openAskFolder } from '../../src/delivery/folder/open-ask-folder.ts';
import type { AskFolder, AskFolderOptions } from '../../src/delivery/folder/open-ask-folder.ts';
import type { KeepProcess } from '../contracts/ask-keep.ts';
import { createPausableClock } from './pausable-clock.ts';
import { shortLease } from './shared-desk.ts';

/** A folder of asks, and processes on it. */
export interface FolderStage {
  readonly folder: string;
  /** What was told of all of them. */
  readonly troubles: readonly string[];
  readonly open: (options?: Partial<AskFolderOptions>) => Promise<KeepProcess & { readonly keep: AskFolder }>;
  /** Of its files; none where it isn't there. */
  readonly names: () => Promise<readonly string[]>;
}

/** For one test, which may run beside others; all is closed at its end. */
export async function openFolderStage({ onTestFinished }: TestContext): Promise<FolderStage> {
  const parent = await mkdtemp(join(tmpdir(), 'hsc-turns-'));
  const folder = join(parent, 'turns');
  const closing: (() => Promise<void>)[] = [];
  const troubles: string[] = [];
  onTestFinished(async () => {
    for (const close of closing) await close();
    await rm(parent, { recursive: true, force: true });
  });
  return {
    folder,
    troubles,
    async open(options = {}) {
      const clock = createPausableClock();
      const keep = await openAskFolder({
        folder,
        clock,
        lease: shortLease,
        // As in a container of its own: nobody sees whether it runs.
        me: { id: randomUUID(), pid: 1, among: null },
        onTrouble: (error) => troubles.push(error instanceof Error ? error.message : String(error)),
        ...options,
      });
      closing.push(async () => {
        clock.resume();
        await keep.close();
      });
      return { keep, pause: clock.pause, resume: clock.resume };
    },
    names: () => readdir(folder).catch(() => []),
  };
}
