import { note, path, section, steps, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const gettingStarted: Chapter = {
  id: 'start',
  title: 'Getting started',
  opening: [],
  sections: [
    section(
      'start-power',
      'Switching on and off',
      ['Switching on and off', 'POWER', 'Auto Off'],
      steps(
        'Turn [MASTER] fully to the left and switch on the RM-5 with [POWER]. It starts in about six seconds and shows the kit screen.',
        'Switch on the amplifier or the loudspeakers.',
        'Strike the snare pad and turn [MASTER] or [PHONES] slowly to the right.',
      ),
      text(
        'To switch off, first turn down the amplifier, then hold [POWER] for two seconds until "Good bye" appears. Changes to kits are saved at that moment at the latest.',
      ),
      text('**Auto Off** switches the RM-5 off when nothing has been played or pressed for 30 minutes. To change it:'),
      path('[MENU] > System > Options > Auto Off: Off, 30 min, 2 h'),
    ),
    section(
      'start-menus',
      'Finding your way in the menus',
      ['Menu', 'Saving, automatic'],
      text(
        'Everything that is not on a button of its own is in the menu. This manual writes the way to a function as [MENU] > System > Bluetooth: press [MENU], turn [DIAL] to System, push it, turn it to Bluetooth, push it again.',
      ),
      table(
        [
          ['Menu', 0.2],
          ['What is in it', 0.8],
        ],
        ['Kit', 'Name, Volume, Tempo, Routing, Ambience, Copy, Exchange, Clear'],
        ['Pad', 'Instrument, Level, Pan, Tuning, Muffling, Layer, MIDI Note'],
        ['Trigger', 'Pad Type, Sensitivity, Threshold, Curve, Scan Time, Retrigger, Crosstalk, Hi-Hat'],
        ['Click', 'Tempo, Beat, Sound, Output, Count-in, Quiet Count'],
        ['Song', 'Player, Recorder, Song List, Delete'],
        ['System', 'Bluetooth, USB, MIDI, Options, SD Card, Backup, Restore, Update, Factory Reset, Information'],
      ),
      note(
        'Values are saved by themselves as soon as you leave a screen. To undo a change, press [SHIFT] + [EXIT] before you leave it.',
      ),
    ),
    section(
      'start-check',
      'Checking that every pad works',
      ['Pads, checking', 'Trigger monitor'],
      steps(
        'Press [SHIFT] + [PAD]. The trigger monitor shows a bar for each input.',
        'Strike each pad softly, then hard. Its bar should move from near the bottom to near the top.',
        'Press the hi-hat pedal down. HH CTRL should go from 0 to 127.',
        'If a bar does not move, check the loom. If it moves too much or too little, see Triggers and sensitivity on page {page:trigger-sensitivity}.',
      ),
    ),
  ],
};
