import { note, section, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

const columns = [
  ['What happens', 0.34],
  ['Causes and remedies', 0.66],
] as const;

export const troubleshooting: Chapter = {
  id: 'trouble',
  title: 'Troubleshooting',
  opening: [],
  sections: [
    section(
      'trouble-sound',
      'Sound',
      ['No sound', 'Noise', 'Troubleshooting'],
      table(
        columns,
        [
          'No sound at all',
          'Turn up [MASTER] or [PHONES]. Check that the amplifier is on and connected to MASTER OUT, not to AUX IN. Check [MENU] > System > MIDI > Local Control: it must be On.',
        ],
        [
          'One pad is silent',
          'Check its cable and the trigger monitor ([SHIFT] + [PAD]). If the bar moves, its Level is 0 or no instrument is chosen. If not, try the cable of another pad.',
        ],
        ['Rim or edge is silent', 'The cable is mono, or the pad type is wrong (page {page:trigger-type}).'],
        ['A pad sounds at MASTER OUT no longer', 'It is routed to DIRECT OUT: set [MENU] > Kit > Routing to Master.'],
        [
          'Hum or noise',
          'Use balanced cables. Plug the adaptor, the amplifier and the computer into the same power strip. Pull the USB cable to see whether the noise comes from the computer.',
        ],
        ['The click is not heard', 'Turn up [CLICK LEVEL]. With Output set to Phones only it is not at MASTER OUT.'],
      ),
    ),
    section(
      'trouble-triggers',
      'Triggers',
      ['Ghost notes', 'Double strokes'],
      table(
        columns,
        ['Soft strokes are lost', 'Lower Threshold, raise Sensitivity (page {page:trigger-sensitivity}).'],
        ['One stroke sounds twice', 'Raise Retrigger by one step at a time; tighten the head of the pad.'],
        ['Another pad sounds too', 'Raise Crosstalk of the pad that sounds wrongly (page {page:trigger-crosstalk}).'],
        ['The hi-hat is always open or closed', 'Calibrate it (page {page:trigger-hihat}); check the HH CTRL cable.'],
        ['A cymbal cannot be choked', 'Use a stereo cable, and choose a pad type for cymbals.'],
      ),
    ),
    section(
      'trouble-other',
      'Power, card and computer',
      ['SD card, problems', 'USB problems'],
      table(
        columns,
        ['It does not switch on', 'Check the adaptor. Only the PA-912 (centre negative) works.'],
        [
          'It switches itself off',
          'Auto Off is set: [MENU] > System > Options > Auto Off > Off (page {page:start-power}).',
        ],
        ['The card is not seen', 'Use FAT32 and at most 32 GB. Format it in the RM-5 (page {page:backup-card}).'],
        [
          'The computer does not see the RM-5',
          'Use a USB cable that carries data. On Windows install the driver first.',
        ],
        ['Bluetooth problems', 'See page {page:bt-trouble}.'],
      ),
    ),
    section(
      'errors',
      'Error codes',
      ['E-01 to E-14', 'Error codes'],
      text('When something goes wrong, the display shows a code and a message. Press [EXIT] to close it.'),
      table(
        [
          ['Code', 0.1],
          ['Message', 0.24],
          ['Meaning', 0.28],
          ['Remedy', 0.38],
        ],
        ['E-01', 'No SD Card', 'There is no card in the slot.', 'Insert a card until it clicks.'],
        ['E-02', 'Card Protected', 'The lock slider of the card is on.', 'Slide it away from LOCK.'],
        ['E-03', 'Card Full', 'No room on the card.', 'Delete files on a computer, or use another card.'],
        [
          'E-04',
          'Card Format',
          'Not FAT32, or larger than 32 GB.',
          'Format the card in the RM-5, or use a smaller one.',
        ],
        ['E-05', 'File Damaged', 'The file cannot be read.', 'Copy it to the card again.'],
        ['E-06', 'Memory Full', 'The internal memory has no room.', 'Delete samples or songs that you do not need.'],
        [
          'E-07',
          'Wrong Sample',
          'Not a WAV file, or too long.',
          'Use WAV, 16 or 24 bits, 44.1 or 48 kHz, up to 30 seconds.',
        ],
        [
          'E-08',
          'Check Loom',
          'No pads at TRIGGER INPUT.',
          'Push in the 25-pin plug until it latches; tighten its screws.',
        ],
        [
          'E-09',
          'Pairing Failed',
          'The phone refused, or did not answer.',
          'Remove the pairing on both sides and pair anew.',
        ],
        [
          'E-10',
          'Bluetooth Error',
          'The radio does not answer.',
          'Switch off, wait ten seconds, switch on. If it stays, have it serviced.',
        ],
        ['E-11', 'Wrong Update', 'RM5_SYS.BIN is for another model, or damaged.', 'Download the file again.'],
        ['E-12', 'Update Stopped', 'An update was interrupted.', 'Use recovery mode, page {page:update-recover}.'],
        ['E-13', 'Newer Backup', 'The backup comes from newer firmware.', 'Update the firmware, then restore.'],
        [
          'E-14',
          'System Error',
          'A fault inside the RM-5.',
          'Switch off and on. If it stays, save a backup and have it serviced.',
        ],
      ),
      note('Write the code down before you call a service centre: it shortens the repair.'),
    ),
  ],
};
