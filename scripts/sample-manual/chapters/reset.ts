import { caution, section, steps, text, warning } from '../content.ts';
import type { Chapter } from '../content.ts';

export const reset: Chapter = {
  id: 'reset',
  title: 'Factory reset',
  opening: [],
  sections: [
    section(
      'reset-all',
      'What a factory reset erases',
      ['Factory reset', 'Erasing everything', 'Initialising'],
      text(
        'A factory reset brings the RM-5 back to the state in which it was delivered: before you sell it, or when it behaves strangely and nothing in Troubleshooting (page {page:trouble}) helps.',
      ),
      warning(
        'A factory reset erases all user kits, user samples and songs, all trigger and system settings, and all Bluetooth pairings in the internal memory. This cannot be undone. Save a backup first (page {page:backup-save}). What is on the SD card is kept.',
      ),
    ),
    section(
      'reset-menu',
      'Factory reset from the menu',
      ['Factory reset, from the menu'],
      steps(
        'Choose [MENU] > System > Factory Reset.',
        'Press [F3] (EXECUTE). The display asks "Erase everything?".',
        'Push [ENTER] to erase everything, or press [EXIT] to leave it as it is.',
        'Wait about 40 seconds. The RM-5 starts again by itself with kit P01.',
      ),
    ),
    section(
      'reset-buttons',
      'Factory reset with buttons',
      ['Factory reset, with buttons'],
      text('If the menu cannot be reached, for example because the RM-5 stops while it starts:'),
      steps(
        'Switch the RM-5 off.',
        'Hold [KIT] and [SHIFT] together, and press [POWER]. Keep both held for five seconds, until "FACTORY RESET?" appears.',
        'Push [ENTER] to erase everything, or press [EXIT] to start as usual.',
      ),
      caution('Do not switch off while "Please wait" is shown: the internal memory is being written.'),
    ),
    section(
      'reset-trigger',
      'Resetting the trigger settings alone',
      ['Trigger settings, resetting'],
      text(
        'To reset the trigger settings alone and keep kits and songs, choose [MENU] > Trigger > Pad Type and press [SHIFT] + [F3] (RESET).',
      ),
    ),
  ],
};
