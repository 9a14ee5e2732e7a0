import { caution, note, path, section, steps, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const triggers: Chapter = {
  id: 'triggers',
  title: 'Triggers and sensitivity',
  opening: [
    text(
      'Trigger settings tell the RM-5 how each pad behaves. They hold for all kits. Set the pad type first: it sets sensible values for everything else.',
    ),
  ],
  sections: [
    section(
      'trigger-type',
      'Pad type',
      ['Pad type'],
      path('[MENU] > Trigger > Pad Type'),
      table(
        [
          ['Type', 0.22],
          ['For', 0.78],
        ],
        ['LD-10, TP-8', 'Lindholm mesh pads, 10 and 8 inches'],
        ['LC-12, LC-14', 'Lindholm cymbals; LC-14R for a ride with bell'],
        ['LK-7', 'Lindholm kick pad'],
        ['MESH, RUBBER', 'Pads of other makers with a mesh or rubber surface'],
        ['ACOUSTIC', 'Triggers that are clamped to acoustic drums'],
      ),
    ),
    section(
      'trigger-sensitivity',
      'Sensitivity and curve',
      ['Sensitivity', 'Velocity curve'],
      text(
        '**Sensitivity** (1 to 32, factory value 16) sets how hard you have to strike for the loudest sound. With a higher value a lighter stroke is enough.',
      ),
      path('[MENU] > Trigger > Sensitivity'),
      steps(
        'Strike the pad as hard as you do when you play.',
        'Turn [DIAL] until the bar only just reaches MAX at your hardest strokes.',
        'If soft strokes are now too loud or too quiet, change **Curve** instead: LINEAR, SOFT 1 and 2 (easier), HARD 1 and 2 (needs more force), FIXED (always the same).',
      ),
    ),
    section(
      'trigger-threshold',
      'Threshold: sounds that nobody played',
      ['Threshold', 'Double triggering', 'Retrigger'],
      text(
        '**Threshold** (0 to 31, factory value 4) is the weakest signal that counts as a stroke. Raise it one step at a time when a pad sounds by itself, for example from a loud amplifier or a shaking stand. If it is too high, ghost notes are lost.',
      ),
      path('[MENU] > Trigger > Threshold'),
      text(
        'If one stroke sounds twice, raise **Retrigger** (0 to 16, factory value 3) until it stops. With acoustic triggers also raise **Scan Time** (0.5 to 4.0 ms, factory value 2.0 ms). Higher values of either make fast rolls less even, so go no further than you need.',
      ),
    ),
    section(
      'trigger-crosstalk',
      'Crosstalk: one pad sets off another',
      ['Crosstalk'],
      text(
        'When two pads are on one stand, striking one can sound the other. **Crosstalk** cancels this: the RM-5 then ignores a weak signal on a pad that comes within a few milliseconds of a strong one on another pad.',
      ),
      path('[MENU] > Trigger > Crosstalk'),
      steps(
        'Strike the pad that sets off the other one, for example TOM 1, and watch which pad sounds wrongly, for example CRASH 1.',
        'Choose the pad that sounds **wrongly** (CRASH 1).',
        'Raise its Crosstalk value (0 to 80, factory value 30) in steps of 5 until it keeps silent.',
        'Play both pads together, softly on the second. If it now fails to sound, go back by one step.',
      ),
      note(
        'Crosstalk is set on the pad that is disturbed, not on the pad that you strike. First make sure that the pads do not touch and that the clamps are tight.',
      ),
    ),
    section(
      'trigger-hihat',
      'Adjusting the hi-hat',
      ['Hi-hat, adjusting', 'Hi-hat pedal'],
      path('[MENU] > Trigger > Hi-Hat > Calibrate'),
      steps(
        'Take your foot off the pedal and press [F3] (OPEN).',
        'Press the pedal down with normal force and press [F3] (CLOSED).',
        'Play half-open strokes. With **Offset** (-10 to +10) you set where the closed sound begins.',
      ),
      caution(
        'Do not touch the pedal while the display shows "Measuring". A wrong calibration makes the hi-hat sound closed all the time.',
      ),
      text('**Foot Splash** (Off, 1 to 10) sets how easily a quick press and release makes a splash.'),
    ),
  ],
};
