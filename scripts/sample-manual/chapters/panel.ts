import { section, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

const columns = [
  ['No.', 0.09],
  ['Part', 0.28],
  ['What it does', 0.63],
] as const;

export const panel: Chapter = {
  id: 'panel',
  title: 'Panel description',
  opening: [],
  sections: [
    section(
      'panel-front',
      'Front panel',
      ['Front panel', 'Buttons', 'Display'],
      { kind: 'figure', name: 'front', caption: 'Figure 1. The front panel' },
      table(
        columns,
        ['1', 'Display', 'Shows the current kit, menus and messages. Brightness: [MENU] > System > Options.'],
        ['2', '[F1] [F2] [F3]', 'Carry out what the bottom line of the display shows above each of them.'],
        ['3', '[MENU]', 'Opens the menu. Pressed again, it returns to the kit screen.'],
        ['4', '[EXIT]', 'Goes back by one step. Held for one second, it stops every sound (panic).'],
        ['5', '[SHIFT]', 'Held together with another button, gives its second function.'],
        ['6', '[DIAL]', 'Turn to choose, push to confirm. Pushing the dial is written [ENTER] in this manual.'],
        ['7', '[KIT]', 'Opens the kit screen.'],
        ['8', '[PAD]', 'Opens the pad screen for the pad that was struck last.'],
        ['9', '[SONG]', 'Opens the song screen.'],
        ['10', '[CLICK]', 'Starts and stops the click. With [SHIFT]: opens the click settings.'],
        ['11', '[TAP]', 'Tapped at least three times in time, sets the tempo.'],
        ['12', '[PLAY/STOP]', 'Plays and stops the song.'],
        ['13', '[REC]', 'Makes the RM-5 ready to record.'],
        ['14', '[LOCK]', 'Keeps the chosen pad on the display, whatever is struck. Lit while it is on.'],
        ['15', '[MASTER]', 'Volume of the MASTER OUT jacks.'],
        ['16', '[PHONES]', 'Volume of the headphones.'],
        ['17', '[CLICK LEVEL]', 'Volume of the click.'],
        ['18', '[AUX/BT]', 'Volume of the AUX IN jack and of Bluetooth audio.'],
      ),
    ),
    section(
      'panel-rear',
      'Rear panel and sides',
      ['Rear panel', 'Jacks'],
      { kind: 'figure', name: 'rear', caption: 'Figure 2. The rear panel' },
      table(
        columns,
        ['19', '[POWER]', 'Press to switch on; hold for two seconds to switch off.'],
        ['20', 'DC IN 9 V', 'For the supplied PA-912 adaptor, with the cable clip beside it.'],
        ['21', 'TRIGGER INPUT', 'The 25-pin multi-connector for the cable loom of the pads.'],
        ['22', 'CRASH 2, AUX', 'Stereo 6.3 mm jacks for two further pads.'],
        ['23', 'FOOT SW', 'A foot switch: next kit, previous kit, click or play.'],
        ['24', 'MASTER OUT L/MONO, R', 'Balanced 6.3 mm jacks. Use L/MONO alone for a single loudspeaker.'],
        ['25', 'DIRECT OUT 1, 2', 'Two more outputs for single pads, such as kick and snare.'],
        ['26', 'PHONES', '6.3 mm stereo jack, on the left side of the module.'],
        ['27', 'AUX IN', '3.5 mm stereo jack for a player.'],
        ['28', 'MIDI IN, MIDI OUT', '5-pin DIN sockets.'],
        ['29', 'USB COMPUTER', 'USB-C, for audio and MIDI. The RM-5 takes no power from it.'],
        ['30', 'SD CARD', 'Slot for SD and SDHC cards of up to 32 GB, on the right side of the module.'],
      ),
      text('A security slot for a laptop lock is on the right side, below the SD card slot.'),
    ),
  ],
};
