import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { groundedEvents } from '../../../src/answer/grounded-events.ts';
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import type { Manual } from '../../../src/manual/manual.ts';
import type { ModelChunk } from '../../../src/model/language-model.ts';
import { manualOf } from '../../support/manual-of.ts';
import { contextOf, productOf, promptOf } from '../../support/prompt-of.ts';

const sample = new URL('../../../catalog/samples/lindholm-rm-5.pdf', import.meta.url);
let manual: Manual;

beforeAll(async () => {
  const extractor = createExtractor();
  const signal = AbortSignal.timeout(60_000);
  const outcome = await extractor.extract(await readFile(sample), 'pdf', { signal, onProgress: () => undefined });
  await extractor.close();
  if (outcome.kind !== 'extracted') throw new Error(outcome.detail);
  manual = { ...manualOf([]), ...outcome.text };
});

async function warnedOf(asked: string, said: string): Promise<readonly string[]> {
  const context = contextOf([manual], []);
  const { question } = promptOf({ question: asked });
  const chunks: readonly ModelChunk[] = [
    { type: 'start', model: 'm', fallback: null },
    { type: 'text', text: said },
    { type: 'end', reason: 'stop', usage: null },
  ];
  const grounds = { question, context, product: productOf(), catalog: { byId: () => undefined } };
  const events = await Array.fromAsync(groundedEvents(ReadableStream.from(chunks), grounds));
  expect(events.filter(({ type }) => type === 'citation-dropped')).toEqual([]);
  return events.flatMap((event) => (event.type === 'hazard' ? [`${event.place?.page ?? 0} ${event.text}`] : []));
}

const resetErases = /^34 WARNING: A factory reset erases all user kits/u;
const noSwitchOff = /^34 CAUTION: Do not switch off while "Please wait" is shown/u;
const noBreakOff = /^33 CAUTION: Do not switch off the RM-5, do not pull the adaptor/u;

describe('a warning of the sample manual that the model left out is added', () => {
  it.each<[string, string, readonly RegExp[]]>([
    [
      'how do I do a factory reset',
      'Choose [MENU] > System > Factory Reset [MANUAL: page 34].\nPush [ENTER] to erase everything [MANUAL: page 34].',
      [resetErases],
    ],
    [
      'it hangs at the start, how can I reset it',
      'Switch the RM-5 off, hold [KIT] and [SHIFT] together and press [POWER] [MANUAL: page 34].',
      [noSwitchOff, resetErases],
    ],
    [
      'wie setze ich es auf die Werkseinstellungen zurück',
      'Wähle [MENU] > System > Factory Reset [MANUAL: page 34].',
      [resetErases],
    ],
    [
      'how do I update the firmware',
      '1. Save a backup.\n2. Copy the file RM5_SYS.BIN to the SD card.\n3. Choose [MENU] > System > Update and press ' +
        '[F3].\n4. The update takes about four minutes. [MANUAL: page 33]',
      [noBreakOff],
    ],
    [
      'how do I restore a backup',
      '1. Insert the card and choose [MENU] > System > Restore > Restore All [MANUAL: page 32].',
      [/^32 WARNING: Restore All replaces every user kit/u],
    ],
    [
      'how do I save a backup',
      '1. Choose [MENU] > System > Backup > Save All [MANUAL: page 31].',
      [/^31 CAUTION: Do not take out the card/u],
    ],
    [
      'how do I format the card',
      'Choose [MENU] > System > SD Card > Format [MANUAL: page 31].',
      [/^31 WARNING: Formatting erases everything on the card/u],
    ],
    [
      'how do I copy a kit',
      'Choose the kit to copy from with [DIAL] and push [ENTER] [MANUAL: page 17].\nPress [F3] [MANUAL: page 17].',
      [/^17 WARNING: Copying over a user kit, or clearing it, erases what it held/u],
    ],
    [
      'how do I delete a song',
      'Choose [MENU] > Song > Delete, choose the song, press [F3] (EXECUTE) [MANUAL: page 25].',
      [/^25 CAUTION: A deleted song cannot be brought back/u],
    ],
    [
      'how do I connect the pads',
      'Push the 25-pin plug of the loom into TRIGGER INPUT until both latches click [MANUAL: page 12].',
      [/^12 CAUTION: Turn \[MASTER\] and \[PHONES\] fully to the left/u],
    ],
    [
      'which adaptor does it need',
      'Use only the PA-912 adaptor (9 V DC, 1.2 A, centre negative) [MANUAL: page 7].',
      [/^7 WARNING: Use only the PA-912 adaptor/u],
    ],
  ])('to the answer of %j', async (asked, said, expected) => {
    const warned = await warnedOf(asked, said);
    expect(warned).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(warned[index]).toMatch(pattern);
  });
});

describe('a warning of a cited page about something else is not added', () => {
  it.each([
    ['how do I rename a song', 'Choose [MENU] > Song > Song List and press [F1] (NAME) [MANUAL: page 25].'],
    ['how long does the reset take', 'Wait about 40 seconds [MANUAL: page 34].'],
    [
      'which version does it have',
      'Choose [MENU] > System > Information for the version of the firmware [MANUAL: page 33].',
    ],
    ['what SD cards can I use', 'Use SD or SDHC cards of 1 to 32 GB, formatted with FAT32 [MANUAL: page 31].'],
    ['how large is a backup', 'A full backup takes up to 70 MB and about two minutes [MANUAL: page 31].'],
    ['pairing fails with E-09', 'Remove "RM-5 Audio" on the phone, then pair anew [MANUAL: page 30].'],
    ['which jack is for the second crash', 'Connect a second crash cymbal to CRASH 2 [MANUAL: page 12].'],
    ['at what temperatures does it work', 'It works between +5 and +40 °C [MANUAL: page 8].'],
    ['is my work kept when I switch it off', 'Kits, songs and settings survive switching off [MANUAL: page 8].'],
  ])('to the answer of %j', async (asked, said) => {
    expect(await warnedOf(asked, said)).toEqual([]);
  });
});
