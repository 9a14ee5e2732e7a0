import { describe, expect, it } from 'vitest';
import { unknownNames } from '../../../src/model/extractive/unknown-names.ts';
import { manualOf } from '../../support/prompt-of.ts';

const manuals = [manualOf([{ text: 'Code E-05. Use MIDI or Bluetooth with Alexander. Hold SHIFT.' }])];

describe('names that the manual never says', () => {
  it.each([
    ['how do I control it with Alexa', ['Alexa']],
    ['can my iPhone play music', ['iPhone']],
    ['what does E-99 mean', ['E-99']],
    ['can i run it in docker', ['docker']],
    ['does it have wifi', ['wifi']],
    ['how do I install it on Windows 11', ['Windows', 'Windows 11']],
    ['does it run in VMs', ['VMs']],
    ['can I use it with Active Directory', ['Active', 'Directory', 'Active Directory']],
    ['is it a Freescale/NXP part', ['Freescale', 'NXP']],
  ])('%s: %j', (question, names) => {
    expect(unknownNames(question, 'Lindholm RM-5', manuals)).toEqual(names);
  });

  it.each([
    'what does e05 mean',
    'does it have Midi',
    'Is there bluetooth? Really? And how',
    'is the RM5 by Lindholm good',
    'how many kits, 40 or 50',
    'can i pair it over bluetooth',
    'is MIDI 16 the highest channel',
    'HOW DO I RESET IT',
    'does it forget the time in March or on a Sunday',
    'how does our CI tell',
    'is it from the K-series',
    'which MIDIs does it know',
    'is it 6mm or 3.3V wide, the 10th or 1.2e-16',
    'How Do I Reset It Now',
  ])('are none in: %s', (question) => {
    expect(unknownNames(question, 'Lindholm RM-5', manuals)).toEqual([]);
  });

  it('are not two known ones side by side, unless one is an ordinary word', () => {
    const known = [manualOf([{ text: 'An FPGA by KNJC. The active part. A directory of sounds.' }])];
    expect(unknownNames('is the KNJC FPGA enough', 'Lindholm RM-5', known)).toEqual([]);
    expect(unknownNames('is the Active Directory read', 'Lindholm RM-5', known)).toEqual(['Active Directory']);
  });

  it.each([
    ['kann ich mein Handy oder mein iPhone verbinden', ['iPhone']],
    ['wie sichere ich Lieder mit dem NAS', ['NAS']],
    ['peut-on la relier à un Roland', ['Roland']],
    ['iPad', ['iPad']],
    ['¿Funciona con MIDI?', []],
    ['hat er MIDI-Alexander', []],
  ])('in another language: %s', (question, names) => {
    expect(unknownNames(question, 'Lindholm RM-5', manuals, { foreign: true })).toEqual(names);
  });
});
