import { bullets, note, path, section, steps, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const usb: Chapter = {
  id: 'usb',
  title: 'USB audio and MIDI',
  opening: [],
  sections: [
    section(
      'usb-audio',
      'Recording the drums on a computer',
      ['Computer', 'USB audio', 'Driver'],
      text(
        'Over one USB cable the RM-5 sends ten channels of audio to the computer, receives two, and carries MIDI in both directions. macOS 12 or later, iPadOS and Linux need no driver. For Windows 10 and 11 install the RM-5 driver from the support page of Lindholm before you connect the cable.',
      ),
      steps(
        'Connect USB COMPUTER to the computer and switch on the RM-5.',
        'Choose [MENU] > System > USB > Mode > Multichannel. (Stereo is the factory setting.)',
        'In the recording program choose "RM-5" as input and output, at 44.1 or 48 kHz.',
      ),
      table(
        [
          ['USB channel', 0.3],
          ['Signal', 0.7],
        ],
        ['1, 2', 'Mix, as at MASTER OUT, without the click'],
        ['3', 'Kick'],
        ['4', 'Snare'],
        ['5, 6', 'Toms, stereo'],
        ['7', 'Hi-hat'],
        ['8, 9', 'Cymbals and AUX pad, stereo'],
        ['10', 'Click'],
      ),
      note(
        'If you hear each stroke twice, the program plays your input back. Switch its monitoring off, or set [MENU] > System > USB > Return to 0.',
      ),
    ),
    section(
      'usb-latency',
      'Delay and sample rate',
      ['Latency', 'Sample rate'],
      bullets(
        'The RM-5 itself needs 3.2 ms from the stroke to the sound. What you hear in the headphones of the RM-5 has no further delay.',
        'For playing sounds of the computer choose a buffer of 128 samples or fewer. Crackling means that the buffer is too small.',
        'The RM-5 follows the sample rate of the computer. Samples of your own keep their pitch.',
      ),
    ),
    section(
      'usb-midi',
      'MIDI settings',
      ['Local Control', 'MIDI channel', 'MIDI settings'],
      path('[MENU] > System > MIDI'),
      table(
        [
          ['Setting', 0.27],
          ['Values', 0.28],
          ['What it does', 0.45],
        ],
        ['Channel', '1 to 16 (10)', 'For sending and receiving'],
        [
          'Local Control',
          'On, Off',
          'Off: pads send MIDI but do not sound. Use it when a program sends the notes back.',
        ],
        ['Clock', 'Internal, USB, MIDI IN', 'What sets the tempo'],
        ['Program Change', 'On, Off', 'Kits send and follow program changes'],
        ['Soft Thru', 'On, Off', 'Passes MIDI IN on to MIDI OUT'],
      ),
      text('The note of each pad is set under [MENU] > Pad > MIDI Note. Factory values: page {page:midi-notes}.'),
    ),
  ],
};
