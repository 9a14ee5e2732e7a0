import { bullets, note, path, section, steps, table } from '../content.ts';
import type { Chapter } from '../content.ts';

export const click: Chapter = {
  id: 'click',
  title: 'Click (metronome)',
  opening: [],
  sections: [
    section(
      'click-play',
      'Starting the click and setting the tempo',
      ['Click, starting', 'Metronome', 'Tempo', 'TAP'],
      steps(
        'Press [CLICK]. The button blinks in time, red on the first beat.',
        'Turn [DIAL] to set the tempo, 30 to 280 beats per minute, or tap it on [TAP] at least three times.',
        'Set its volume with [CLICK LEVEL].',
        'Press [CLICK] again to stop it.',
      ),
    ),
    section(
      'click-settings',
      'Click settings',
      ['Beat', 'Click, settings', 'Count-in', 'Quiet Count'],
      path('[SHIFT] + [CLICK], or [MENU] > Click'),
      table(
        [
          ['Setting', 0.24],
          ['Values', 0.76],
        ],
        ['Beat', '1/4 to 13/4, 3/8 to 15/8'],
        ['Subdivision', 'Quarter, eighth, triplet, sixteenth; each with a volume of its own'],
        ['Sound', 'Click, Cowbell, Sticks, Beep, Voice (counts in English)'],
        ['Count-in', 'Off, 1 or 2 bars before a song or a recording'],
        ['Quiet Count', 'Play 1 to 8 bars, then 1 to 8 bars of silence: for practising your inner clock'],
        ['Output', 'Phones + Master, Phones only'],
      ),
    ),
    section(
      'click-live',
      'A click for the drummer alone',
      ['Click, in the headphones only', 'Live use'],
      bullets(
        'On stage choose [MENU] > Click > Output > Phones only. The audience at MASTER OUT then hears no click, and DIRECT OUT never carries it.',
        'The setting holds until you change it, also after switching off.',
        'The display shows a headphone symbol beside the tempo while the click goes to the headphones only.',
      ),
      note('The click is never recorded, neither on an SD card nor over USB channels 1 and 2.'),
    ),
  ],
};
