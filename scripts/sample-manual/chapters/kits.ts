import { bullets, note, path, section, steps, text, warning } from '../content.ts';
import type { Chapter } from '../content.ts';

export const kits: Chapter = {
  id: 'kits',
  title: 'Playing and choosing kits',
  opening: [
    text(
      'A kit holds the sounds of all pads, their levels and effects, a tempo and a room. The RM-5 has 50 preset kits (P01 to P50), which always stay as they are, and 100 user kits (U001 to U100).',
    ),
  ],
  sections: [
    section(
      'kit-choose',
      'Choosing a kit',
      ['Kits, choosing', 'Favourites', 'Foot switch'],
      steps(
        'Press [KIT].',
        'Turn [DIAL]. The kit changes at once; a sound that is still ringing rings on.',
        'To jump from presets to user kits and back, press [F1] (PRESET/USER).',
      ),
      text(
        '**Favourites.** Press [F2] (FAV) to mark the kit with a star. [SHIFT] + [KIT] then shows the favourites alone, in the order in which they were marked: useful as a set list.',
      ),
      text('**With the foot.** A foot switch at FOOT SW can step through the kits or the favourites:'),
      path('[MENU] > System > Options > Foot Switch: Next Kit, Previous Kit, Next Favourite, Click, Play/Stop'),
    ),
    section(
      'kit-edit',
      'Changing a whole kit',
      ['Ambience', 'Kits, volume', 'Kits, naming'],
      bullets(
        '**Volume:** [MENU] > Kit > Volume, 0 to 100. Use it to make kits equally loud.',
        '**Tempo:** [MENU] > Kit > Tempo. Off keeps the tempo of the click; otherwise choosing the kit sets it.',
        '**Ambience:** [MENU] > Kit > Ambience chooses one of 12 rooms, with size and amount.',
        '**Name:** [MENU] > Kit > Name, up to 16 letters. [F1] deletes a letter, [F3] stores the name.',
      ),
      note(
        'When you change a preset kit, the RM-5 makes a copy in the first free user kit and tells you its number. The preset stays as it was.',
      ),
    ),
    section(
      'kit-copy',
      'Copying, exchanging and clearing kits',
      ['Kits, copying', 'Kits, clearing'],
      path('[MENU] > Kit > Copy, Exchange or Clear'),
      steps(
        'Choose the kit to copy from with [DIAL] and push [ENTER].',
        'Choose the user kit to copy to and push [ENTER].',
        'Press [F3] (EXECUTE). The display shows "Done".',
      ),
      warning('Copying over a user kit, or clearing it, erases what it held. This cannot be undone.'),
    ),
  ],
};
