import { bullets, caution, note, path, section, steps, table, text, warning } from '../content.ts';
import type { Chapter } from '../content.ts';

export const backup: Chapter = {
  id: 'backup',
  title: 'Backup and restore',
  opening: [
    text(
      'A backup file holds all user kits, user samples, internal songs, trigger settings and system settings. Bluetooth pairings are not part of it. A full backup takes up to 70 MB and about two minutes.',
    ),
  ],
  sections: [
    section(
      'backup-card',
      'Preparing an SD card',
      ['SD card, formatting', 'SD card, types'],
      text(
        'Use SD or SDHC cards of 1 to 32 GB, formatted with FAT32. SDXC cards (64 GB and more) and exFAT do not work. With the notched corner first and the label up, push the card in until it clicks. Push it again to take it out.',
      ),
      path('[MENU] > System > SD Card > Format'),
      warning('Formatting erases everything on the card, also what other devices have stored on it.'),
    ),
    section(
      'backup-save',
      'Saving a backup',
      ['Backup, saving'],
      steps(
        'Insert an SD card with at least 100 MB free.',
        'Choose [MENU] > System > Backup > Save All.',
        'Change the name if you like (up to 8 letters or digits) and press [F3] (EXECUTE).',
        'Wait until the display shows "Backup complete". The file is in the folder RM5/BACKUP, for example MYDRUMS.RM5.',
      ),
      caution('Do not take out the card and do not switch off the RM-5 while the progress bar is shown.'),
      note('To save one kit alone, choose [MENU] > System > Backup > Save Kit.'),
    ),
    section(
      'backup-restore',
      'Restoring a backup',
      ['Backup, restoring', 'Restoring'],
      warning(
        'Restore All replaces every user kit, sample, song and setting in the RM-5 by what is in the file. Save a backup of the present state first if you may want it again.',
      ),
      steps(
        'Insert the card and choose [MENU] > System > Restore > Restore All.',
        'Choose the file with [DIAL] and push [ENTER].',
        'Press [F3] (EXECUTE) and confirm with [ENTER]. When it is done, the RM-5 starts again by itself.',
      ),
      table(
        [
          ['Choice', 0.28],
          ['What is brought back', 0.72],
        ],
        ['Restore All', 'Everything in the file'],
        ['Restore Kit', 'One kit, to a user kit of your choice, with its samples'],
        ['Restore Trigger', 'Trigger settings alone'],
      ),
      bullets('A backup of newer firmware cannot be restored on older firmware (E-13): update the RM-5 first.'),
    ),
  ],
};
