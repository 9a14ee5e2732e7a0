import { bullets, caution, note, section, steps, table } from '../content.ts';
import type { Chapter } from '../content.ts';

export const connections: Chapter = {
  id: 'connections',
  title: 'Connections',
  opening: [
    caution(
      'Turn [MASTER] and [PHONES] fully to the left and switch everything off before you connect anything. Connect the adaptor last.',
    ),
  ],
  sections: [
    section(
      'connect-pads',
      'Pads and cable loom',
      ['Cable loom', 'Pads, connecting', 'TRIGGER INPUT'],
      steps(
        'Push the 25-pin plug of the loom into TRIGGER INPUT until both latches click, and tighten its two screws by hand.',
        'Connect each branch of the loom to the pad whose name is printed on its label.',
        'Connect a second crash cymbal to CRASH 2 and any further pad, such as a TP-8, to AUX with stereo 6.3 mm cables.',
      ),
      table(
        [
          ['Label', 0.24],
          ['Pad', 0.36],
          ['Zones', 0.4],
        ],
        ['KICK', 'Kick pad', 'Head. A second pad can share it by a Y cable.'],
        ['SNARE', 'Snare pad', 'Head, rim'],
        ['TOM 1, 2, 3', 'Toms', 'Head, rim'],
        ['HI-HAT', 'Hi-hat pad', 'Bow, edge'],
        ['HH CTRL', 'Hi-hat pedal', 'Position, foot close'],
        ['CRASH 1, CRASH 2', 'Crash cymbals', 'Bow, edge, choke'],
        ['RIDE', 'Ride cymbal', 'Bow, edge, bell, choke'],
        ['AUX', 'Any pad', 'Head, rim'],
      ),
      note('A mono cable works, but only the head or bow then sounds: rim, edge and choke need a stereo cable.'),
    ),
    section(
      'connect-audio',
      'Loudspeakers, headphones, mixer',
      ['Headphones, connecting', 'Loudspeakers', 'DIRECT OUT', 'MASTER OUT'],
      bullets(
        '**Headphones:** PHONES on the left side, 16 to 300 ohms. The PH-2 headphones are made for electronic drums. Headphones do not mute MASTER OUT.',
        '**Active loudspeakers or a drum amplifier:** MASTER OUT L/MONO and R. With one loudspeaker use L/MONO alone.',
        '**Mixer:** the same outputs, balanced, at +4 dBu. For an unbalanced input lower the output under [MENU] > System > Options > Output Level to -10 dBV.',
        '**Single pads to the mixer:** choose under [MENU] > Kit > Routing which pads leave MASTER OUT for DIRECT OUT 1 or 2.',
      ),
    ),
    section(
      'connect-player',
      'Player, computer and MIDI devices',
      ['AUX IN', 'USB COMPUTER, connecting'],
      bullets(
        '**A player by cable:** its headphone output to AUX IN, with a 3.5 mm stereo cable. Set the balance with [AUX/BT].',
        '**A phone without a cable:** see Bluetooth on page {page:bt-pair}.',
        '**A computer:** USB COMPUTER, with a USB-C cable that carries data. Charging cables do not work. See page {page:usb-audio}.',
        '**A MIDI sound module:** MIDI OUT of the RM-5 to MIDI IN of the module.',
      ),
    ),
  ],
};
