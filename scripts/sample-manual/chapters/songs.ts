import { bullets, caution, note, path, section, steps, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const songs: Chapter = {
  id: 'songs',
  title: 'Songs and recording',
  opening: [
    text(
      'The RM-5 comes with 40 songs to play along with. It also plays WAV and MP3 files from an SD card and records what you play.',
    ),
  ],
  sections: [
    section(
      'song-play',
      'Playing a song',
      ['MP3 files', 'Songs, playing', 'Practice loop'],
      steps(
        'Press [SONG]. [F1] (INT/SD) changes between the internal songs and those in the folder RM5/SONG of the SD card.',
        'Choose a song with [DIAL] and press [PLAY/STOP].',
        'Press [F2] (SPEED) and turn [DIAL] to slow the song down or speed it up, 50 to 150 %. The pitch stays the same.',
      ),
      bullets(
        '**Repeat a part:** press [F3] (A-B) where the part starts and again where it ends. A third press ends the repeat.',
        '**Mute the drums** of an internal song: [SHIFT] + [PLAY/STOP].',
      ),
    ),
    section(
      'song-record',
      'Recording your playing',
      ['Recording', 'Songs, recording'],
      text(
        'There are two kinds of recording. **Internal** keeps the notes, so that you can change kit and tempo afterwards: up to 100 songs, each of at most 60 minutes. **SD** writes the sound itself to the card as a WAV file (44.1 kHz, 16 bits), with AUX IN and Bluetooth audio mixed in if you wish.',
      ),
      path('[MENU] > Song > Recorder > Destination: Internal, SD'),
      steps(
        'Press [REC]. The button blinks: the RM-5 is ready.',
        'Press [PLAY/STOP], or simply strike a pad: recording starts at once, or after the count-in.',
        'Press [PLAY/STOP] to end. The song gets the name REC001, REC002 and so on.',
        'Press [PLAY/STOP] again to listen.',
      ),
      note('A WAV recording takes about 10 MB a minute. The time left on the card is shown before you start.'),
    ),
    section(
      'song-delete',
      'Renaming, exporting and deleting songs',
      ['Songs, deleting', 'Songs, exporting', 'MIDI files'],
      bullets(
        '**Rename:** [MENU] > Song > Song List, choose the song, [F1] (NAME).',
        '**Export:** [F2] (EXPORT) writes it to the folder RM5/EXPORT of the SD card as a standard MIDI file, format 0.',
        '**Delete:** [MENU] > Song > Delete, choose the song, [F3] (EXECUTE).',
      ),
      caution('A deleted song cannot be brought back. Songs on the SD card can only be deleted on a computer.'),
    ),
  ],
};
