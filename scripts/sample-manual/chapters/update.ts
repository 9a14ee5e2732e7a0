import { caution, note, section, steps, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const update: Chapter = {
  id: 'update',
  title: 'Firmware update',
  opening: [],
  sections: [
    section(
      'update-version',
      'Finding the version',
      ['Firmware, version'],
      text(
        'Choose [MENU] > System > Information. The display shows the version of the firmware, the serial number and the free memory. This manual describes version 2.10.',
      ),
    ),
    section(
      'update-run',
      'Updating the firmware',
      ['Firmware, updating', 'Update'],
      caution(
        'Do not switch off the RM-5, do not pull the adaptor and do not take out the card during the update. An interrupted update can leave the RM-5 unable to start.',
      ),
      steps(
        'Save a backup (page {page:backup-save}). An update keeps your kits, but be on the safe side.',
        'Download the update from the support page of Lindholm, unpack it and copy the file RM5_SYS.BIN to the SD card, not into a folder.',
        'Insert the card and choose [MENU] > System > Update. The display shows the present and the new version.',
        'Press [F3] (EXECUTE). The update takes about four minutes. The display goes dark twice; this is normal.',
        'When "Update complete" appears, hold [POWER] to switch off, take out the card and switch on again.',
        'Check the version under [MENU] > System > Information.',
      ),
    ),
    section(
      'update-recover',
      'After an interrupted update',
      ['Firmware, recovery', 'Recovery mode'],
      text('If the RM-5 shows E-12 or does not start after an update:'),
      steps(
        'Pull the adaptor and wait ten seconds. Leave the card with RM5_SYS.BIN in the slot.',
        'Plug in the adaptor, hold [EXIT] and [REC], and press [POWER]. Keep holding until "RECOVERY" appears.',
        'Press [F3]. The update is written anew.',
      ),
      note('If "RECOVERY" does not appear at the second attempt, take the RM-5 to a Lindholm service centre.'),
    ),
  ],
};
