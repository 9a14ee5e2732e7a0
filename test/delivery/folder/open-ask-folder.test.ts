import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hasEnded, thisProcess } from '../../../src/delivery/folder/holder.ts';
import { leaseName, longestLease } from '../../../src/delivery/folder/lease-files.ts';
import { askKeepContract, fetchAll, takenNow } from '../../contracts/ask-keep.ts';
import { openFolderStage } from '../../support/folder-stage.ts';
import { shortLease } from '../../support/shared-desk.ts';
import { until } from '../../support/until.ts';

/** A pid of no process. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe.concurrent('a folder of asks', () => {
  askKeepContract(async (context) => {
    const { open } = await openFolderStage(context);
    return open;
  });

  it('has a file for each, which only its user may read, and which is gone at the end', async (context) => {
    const { open, folder, names } = await openFolderStage(context);
    const { keep } = await open();
    const taken = takenNow();
    const lease = keep.leases.hold(taken, 1);
    await lease.kept;
    await lease.keep({ message: 'M1' });
    const name = leaseName(taken.ask.question.id);
    expect(await names()).toEqual([name]);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(join(folder, name), 'utf8'))).toMatchObject({
      tries: 1,
      marks: { message: 'M1' },
      taken: { ask: { question: { id: taken.ask.question.id } } },
    });
    lease.end();
    await until(async () => (await names()).length === 0);
  });

  it('is emptied of what has ended before it is closed', async (context) => {
    const { open, names } = await openFolderStage(context);
    const { keep } = await open();
    for (let count = 0; count < 30; count += 1) keep.leases.hold(takenNow(), 1).end();
    await keep.close();
    expect(await names()).toEqual([]);
  });

  it('gives what a process left behind that has ended for certain at once', async (context) => {
    const { open } = await openFolderStage(context);
    const among = 'this machine';
    const dead = await open({ me: { id: 'dead', pid: await deadPid(), among }, lease: 60_000 });
    // In a container each process is the first one.
    const former = await open({ me: { id: 'former', pid: 1, among }, lease: 60_000 });
    const living = await open({ me: { id: 'living', pid: process.ppid, among }, lease: 60_000 });
    const [one, two, three] = [dead, former, living].map(({ keep }) => keep.leases.hold(takenNow(), 1));
    await Promise.all([one!.kept, two!.kept, three!.kept]);
    const next = await open({ me: { id: 'next', pid: 1, among }, lease: 60_000 });
    const fetching = fetchAll(next.keep);
    await until(() => fetching.got.length === 2);
    await fetching.close();
    const ids = fetching.got.map(({ ask }) => ask.question.id);
    expect(ids.toSorted()).toEqual([one!, two!].map(({ ask }) => ask.question.id).toSorted());
    expect(await three!.isHeld()).toBe(true);
  });

  it('leaves what a process of another container holds alone for as long as that lives', async (context) => {
    const { open } = await openFolderStage(context);
    const other = await open({ me: { id: 'other', pid: await deadPid(), among: 'another machine' } });
    await other.keep.leases.hold(takenNow(), 1).kept;
    const { keep } = await open({ me: { id: 'me', pid: 1, among: 'this machine' } });
    const fetching = fetchAll(keep);
    await setTimeout(2 * shortLease);
    expect(fetching.got).toEqual([]);
    other.pause();
    await until(() => fetching.got.length === 1);
    await fetching.close();
  });

  it('tells of what is no ask without its words, removes it, and goes on', async (context) => {
    const { open, folder, names, troubles } = await openFolderStage(context);
    const first = await open();
    const good = first.keep.leases.hold(takenNow(), 1);
    await good.kept;
    first.pause();
    const whole = await readFile(join(folder, leaseName(good.ask.question.id)), 'utf8');
    const broken = ['', whole.slice(0, 200), 'my secret question', '[]', whole, 'x'.repeat(longestLease + 1)];
    for (const text of broken) await writeFile(join(folder, leaseName(randomUUID())), text);
    await writeFile(join(folder, 'notes.txt'), 'of the operator');
    const next = await open();
    const fetching = fetchAll(next.keep);
    await until(() => fetching.got.length === 1);
    expect(fetching.got[0]!.ask).toEqual(good.ask);
    expect(await names()).toHaveLength(2);
    expect(troubles.filter((one) => one.includes('could not be read as a question'))).toHaveLength(broken.length);
    expect(troubles.join()).not.toContain('secret');
    await fetching.close();
  });

  it('removes what a process was writing when it died', async (context) => {
    const { open, folder, names } = await openFolderStage(context);
    await mkdir(folder);
    await writeFile(join(folder, `${leaseName('a')}.${randomUUID()}.part`), '{"half');
    const fetching = fetchAll((await open()).keep);
    await until(async () => (await names()).length === 0);
    await fetching.close();
  });

  it('that is full holds nothing more, tells so once, and does again when there is room', async (context) => {
    const { open, names, troubles } = await openFolderStage(context);
    const { keep } = await open({ most: 2 });
    const leases = Array.from({ length: 2 }, () => keep.leases.hold(takenNow(), 1));
    await Promise.all(leases.map(({ kept }) => kept));
    const beyond = Array.from({ length: 3 }, () => keep.leases.hold(takenNow(), 1));
    for (const lease of beyond) await expect(lease.kept).rejects.toThrow('2 questions are held');
    await beyond[0]!.keep({ message: 'M1' });
    expect(await beyond[0]!.isHeld()).toBe(true);
    expect(await names()).toHaveLength(2);
    expect(troubles).toHaveLength(1);
    leases[0]!.end();
    beyond[1]!.end();
    beyond[2]!.end();
    await until(async () => (await names()).includes(leaseName(beyond[0]!.ask.question.id)));
  });

  it('refuses an ask that is longer than any person’s', async (context) => {
    const { open, names, troubles } = await openFolderStage(context);
    const { keep } = await open();
    const taken = takenNow();
    const text = 'ü'.repeat(longestLease / 2);
    const lease = keep.leases.hold({ ...taken, ask: { ...taken.ask, question: { ...taken.ask.question, text } } }, 1);
    await expect(lease.kept).rejects.toThrow(RangeError);
    expect(await lease.isHeld()).toBe(true);
    lease.end();
    await keep.close();
    expect([await names(), troubles.length]).toEqual([[], 1]);
  });

  it('on a disk that refuses everything stops no answer, and holds it once the disk is there', async (context) => {
    const { open, folder, names, troubles } = await openFolderStage(context);
    await writeFile(folder, 'in the way');
    const { keep } = await open();
    const lease = keep.leases.hold(takenNow(), 1);
    await expect(lease.kept).rejects.toThrow();
    await lease.keep({ message: 'M1' });
    expect([await lease.isHeld(), lease.lost.aborted, lease.marks]).toEqual([true, false, { message: 'M1' }]);
    const fetching = fetchAll(keep);
    expect(await keep.lying()).toEqual([]);
    expect(troubles).toHaveLength(1);
    await rm(folder);
    await until(async () => (await names()).length === 1);
    lease.end();
    await until(async () => (await names()).length === 0);
    await fetching.close();
  });

  it('is written anew for who lives, when somebody has emptied it', async (context) => {
    const { open, folder, names } = await openFolderStage(context);
    const { keep } = await open();
    const lease = keep.leases.hold(takenNow(), 1);
    await lease.kept;
    await rm(folder, { recursive: true });
    await until(async () => (await names()).length === 1);
    expect(await lease.isHeld()).toBe(true);
  });

  it('keeps what nobody here can answer for a day', async (context) => {
    const { open, names } = await openFolderStage(context);
    const first = await open();
    const [young, old] = [takenNow(), { ...takenNow(), takenAt: Date.now() - 25 * 60 * 60 * 1_000 }];
    await Promise.all([young, old].map((taken) => first.keep.leases.hold(taken, 1).kept));
    first.pause();
    const { keep } = await open();
    const fetcher = keep.fetch({
      canAnswer: () => false,
      room: () => Promise.resolve(),
      begin: () => expect.unreachable(),
    });
    await until(async () => (await names()).length === 1);
    await setTimeout(shortLease);
    expect(await names()).toEqual([leaseName(young.ask.question.id)]);
    await fetcher.close();
  });

  it('tells what lies there, whoever holds it', async (context) => {
    const { open } = await openFolderStage(context);
    const [one, other] = [await open(), await open()];
    const taken = takenNow();
    await one.keep.leases.hold(taken, 1).kept;
    expect(await other.keep.lying()).toEqual([taken]);
    expect(await one.keep.lying()).toEqual([]);
  });
});

describe('a process', () => {
  it('knows itself, and one that runs beside it, as running', async () => {
    const me = await thisProcess();
    expect(me).toMatchObject({ pid: process.pid });
    expect(hasEnded(me, me)).toBe(false);
    expect(hasEnded({ ...me, id: 'parent', pid: process.ppid }, me)).toBe(false);
    expect((await thisProcess()).id).not.toBe(me.id);
  });

  it('knows one that has ended on its machine, where that can be told from another', async () => {
    const me = await thisProcess();
    const isTold = process.platform === 'linux';
    expect(me.among ?? '').toMatch(isTold ? /^[0-9a-f-]{36} pid:\[\d+\]$/ : /^$/);
    expect(hasEnded({ ...me, id: 'dead', pid: await deadPid() }, me)).toBe(isTold);
    expect(hasEnded({ ...me, id: 'dead', pid: await deadPid(), among: null }, { ...me, among: null })).toBe(false);
  });
});
