import { bullets, note, path, section, steps, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const pads: Chapter = {
  id: 'pads',
  title: 'Editing pads and sounds',
  opening: [],
  sections: [
    section(
      'pad-sound',
      'Giving a pad another sound',
      ['Instruments, choosing', 'Pads, sound'],
      steps(
        'Press [PAD] and strike the pad. Its name and zone appear at the top of the display.',
        'Press [F1] (GROUP) and choose a group: Kick, Snare, Tom, Hi-hat, Cymbal, Percussion, Electronic, Voice or User.',
        'Turn [DIAL] to choose one of the 420 instruments. Strike the pad to hear it.',
        'To set head and rim apart, press [F2] (ZONE).',
      ),
      text('Press [LOCK] to keep this pad on the display while you play the others.'),
    ),
    section(
      'pad-shape',
      'Shaping a sound',
      ['Muffling', 'Pan', 'Tuning'],
      path('[MENU] > Pad'),
      table(
        [
          ['Setting', 0.22],
          ['Range', 0.24],
          ['What it does', 0.54],
        ],
        ['Level', '0 to 100', 'Loudness of the pad within the kit'],
        ['Pan', 'L30 to R30', 'Place between left and right'],
        ['Tuning', '-24 to +24', 'Semitones; with [SHIFT] held, hundredths of one'],
        ['Muffling', '0 to 10', 'Shortens the ring, like tape on the head'],
        ['Attack', '-5 to +5', 'Softer or harder start'],
        ['Reverb Send', '0 to 127', 'How much goes to the ambience'],
      ),
    ),
    section(
      'pad-layer',
      'Two sounds on one pad',
      ['Layers'],
      path('[MENU] > Pad > Layer'),
      bullets(
        '**Mix:** both sounds always play. Set their balance with Layer Level.',
        '**Velocity:** the second sound joins in above the set force (Layer Point, 1 to 127).',
        '**Alternate:** strokes take turns, for example left and right hand of a shaker.',
      ),
    ),
    section(
      'pad-samples',
      'Your own samples',
      ['Samples, loading', 'WAV files'],
      text(
        'The RM-5 can play up to 200 samples of your own, 240 seconds in mono altogether. They must be WAV files of 16 or 24 bits at 44.1 or 48 kHz, each at most 30 seconds long.',
      ),
      steps(
        'On the computer, copy the WAV files to the folder RM5/SAMPLE of the SD card. Names may have up to 20 letters and digits.',
        'Insert the card and choose [MENU] > System > SD Card > Load Sample.',
        'Choose the file with [DIAL], listen to it with [F1] (LISTEN) and load it with [F3] (LOAD).',
        'The sample is now in the group User and can be given to any pad.',
      ),
      note('MP3 files can be played as songs but not loaded as samples: the RM-5 then shows E-07.'),
    ),
  ],
};
