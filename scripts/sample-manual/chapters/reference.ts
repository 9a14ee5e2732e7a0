import { bullets, section, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const midi: Chapter = {
  id: 'midi',
  title: 'MIDI implementation',
  opening: [text('All values hold for MIDI IN and OUT, USB and Bluetooth MIDI alike. The factory channel is 10.')],
  sections: [
    section(
      'midi-notes',
      'Note numbers',
      ['MIDI notes', 'Note numbers'],
      table(
        [
          ['Pad and zone', 0.36],
          ['Note', 0.14],
          ['Pad and zone', 0.36],
          ['Note', 0.14],
        ],
        ['Kick', '36', 'Hi-hat open, bow', '46'],
        ['Snare head', '38', 'Hi-hat open, edge', '26'],
        ['Snare rim', '40', 'Hi-hat closed, bow', '42'],
        ['Snare cross stick', '37', 'Hi-hat closed, edge', '22'],
        ['Tom 1 head', '48', 'Hi-hat foot', '44'],
        ['Tom 1 rim', '50', 'Crash 1 bow', '49'],
        ['Tom 2 head', '45', 'Crash 1 edge', '55'],
        ['Tom 2 rim', '47', 'Crash 2 bow', '57'],
        ['Tom 3 head', '43', 'Crash 2 edge', '52'],
        ['Tom 3 rim', '58', 'Ride bow', '51'],
        ['Aux head', '27', 'Ride edge', '59'],
        ['Aux rim', '28', 'Ride bell', '53'],
      ),
    ),
    section(
      'midi-chart',
      'MIDI chart',
      ['Control changes', 'Program change', 'System exclusive'],
      table(
        [
          ['Function', 0.34],
          ['Sent', 0.14],
          ['Received', 0.17],
          ['Remarks', 0.35],
        ],
        ['Note on, note off', 'Yes', 'Yes', 'Velocity 1 to 127'],
        ['Polyphonic aftertouch', 'Yes', 'Yes', '127 = choke, 0 = release'],
        ['Control change 4', 'Yes', 'Yes', 'Hi-hat pedal, 0 open, 127 closed'],
        ['Control change 7', 'No', 'Yes', 'Kit volume'],
        ['Control change 16', 'Yes', 'Yes', 'Position on the snare head'],
        ['Program change', 'Yes', 'Yes', '0 to 99 = U001 to U100; bank 1: presets'],
        ['Clock, start, stop', 'Yes', 'Yes', 'See MIDI settings, page {page:usb-midi}'],
        ['Active sensing', 'No', 'No', ''],
        ['System exclusive', 'Yes', 'Yes', 'Device ID 10H; identity reply'],
      ),
    ),
  ],
};

export const specifications: Chapter = {
  id: 'specs',
  title: 'Specifications',
  opening: [],
  sections: [
    section(
      'specs-table',
      'Technical data',
      ['Specifications', 'Weight', 'Power consumption'],
      table(
        [
          ['Item', 0.32],
          ['Value', 0.68],
        ],
        ['Instruments', '420; user samples 200, 240 s (mono) in total'],
        ['Kits', '50 presets, 100 user kits'],
        ['Polyphony', '128 voices'],
        ['Songs', '40 internal, 100 recordings; WAV and MP3 from SD card'],
        ['Effects', '12 ambiences, 3-band equaliser and compressor per pad, 18 kit effects'],
        ['Click', '30 to 280 beats per minute'],
        ['Display', 'Graphic LCD, 256 x 128 dots, with backlight'],
        ['Trigger inputs', '25-pin multi-connector (9 pads and hi-hat pedal), CRASH 2, AUX'],
        ['Outputs', 'MASTER OUT L/MONO, R; DIRECT OUT 1, 2 (balanced 6.3 mm, +4 dBu or -10 dBV); PHONES (6.3 mm)'],
        ['Inputs', 'AUX IN (3.5 mm stereo), FOOT SW (6.3 mm)'],
        ['USB', 'USB-C, USB 2.0; audio 10 in, 2 out, 24 bits, 44.1 or 48 kHz; MIDI'],
        ['Bluetooth', 'Version 5.0; audio A2DP (SBC, AAC); MIDI over Bluetooth LE; about 10 m'],
        ['SD card', 'SD, SDHC, 1 to 32 GB, FAT32'],
        ['Delay', '3.2 ms from the stroke to the analogue output'],
        ['Power', 'PA-912 adaptor, 9 V DC, 1.2 A; 7 W in use, 0.3 W when off'],
        ['Temperature', '+5 to +40 °C in use'],
        ['Size', '238 x 176 x 62 mm (width, depth, height)'],
        ['Weight', '1.3 kg without adaptor'],
      ),
    ),
    section(
      'specs-accessories',
      'Supplied parts and accessories',
      ['Accessories', 'PH-2 headphones', 'MC-25 module clamp', 'TP-8 trigger pad'],
      bullets(
        '**Supplied:** RM-5, PA-912 adaptor, 25-pin cable loom (3 m), MC-25 module clamp for tubes of 25 to 38 mm, quick guide.',
        '**PH-2 headphones** (sold apart): closed, 40 ohms, made for electronic drums, with a 3 m cable.',
        '**TP-8 trigger pad** (sold apart): an 8-inch mesh pad with head and rim, for CRASH 2 or AUX, with clamp and cable.',
      ),
      text('Specifications can change without notice in the interest of improvement.'),
    ),
    section(
      'specs-care',
      'Disposal and conformity',
      ['Disposal'],
      text(
        'Do not throw the RM-5 away with household waste. Take it to a collecting point for electrical equipment. The RM-5 contains no battery.',
      ),
      text('The radio module sends in the band from 2,402 to 2,480 MHz with at most 4 dBm (EIRP).'),
    ),
  ],
};
