import { bullets, caution, note, path, section, steps, table, text } from '../content.ts';
import type { Chapter } from '../content.ts';

export const bluetooth: Chapter = {
  id: 'bluetooth',
  title: 'Bluetooth',
  opening: [
    text(
      'With Bluetooth you play along with music from a phone or tablet, and exchange MIDI with a music app, without a cable. Audio goes **to** the RM-5 only: Bluetooth headphones and loudspeakers cannot be used with it.',
    ),
  ],
  sections: [
    section(
      'bt-on',
      'Turning Bluetooth on and off',
      ['Bluetooth, turning on', 'Aeroplane mode'],
      path('[MENU] > System > Bluetooth > Bluetooth: On, Off'),
      text(
        'The factory setting is On. The Bluetooth symbol at the top of the display is hollow while nothing is connected, blinks during pairing, and is filled while a device is connected. Turn Bluetooth off where radio is not allowed.',
      ),
    ),
    section(
      'bt-pair',
      'Pairing with a phone or tablet',
      ['Bluetooth, pairing', 'Pairing', 'Phone', 'PIN'],
      text('Each phone has to be paired once. Afterwards it connects without these steps.'),
      steps(
        'Place the phone within one metre of the RM-5 and turn on Bluetooth in the settings of the phone.',
        'On the RM-5 choose [MENU] > System > Bluetooth > Audio Pairing and push [ENTER]. The display shows "Pairing…" and the symbol blinks. The RM-5 is now visible for 3 minutes.',
        'On the phone choose "RM-5 Audio" in the list of devices. If the phone asks for a PIN, enter 0000.',
        'When the display shows "Connected" and the name of the phone, pairing is done. Press [MENU] to return to the kit screen.',
        'Play music on the phone and set the balance with [AUX/BT].',
      ),
      note(
        'As a short cut for step 2, hold [SHIFT] and press [MENU] for two seconds.',
        'To stop pairing before the 3 minutes are over, press [EXIT].',
      ),
    ),
    section(
      'bt-connect',
      'Connecting again, and changing devices',
      ['Bluetooth, connecting again', 'Bluetooth, several phones'],
      bullets(
        'When it is switched on, the RM-5 connects to the phone that was connected last, if Bluetooth is on there and it is near.',
        'Only one device can send audio at a time. To use another phone, first disconnect the first one: [MENU] > System > Bluetooth > Disconnect.',
        'The RM-5 remembers eight devices. When a ninth is paired, the one that has not been used for the longest time is forgotten.',
        'If several RM-5 are in one room, give each a number: [MENU] > System > Bluetooth > Device ID, Off or 1 to 9. The name then becomes, for example, "RM-5 Audio 2".',
      ),
    ),
    section(
      'bt-midi',
      'Bluetooth MIDI',
      ['Bluetooth MIDI'],
      text(
        'Bluetooth MIDI is paired **inside the music app**, not in the settings of the phone. The RM-5 appears there as "RM-5 MIDI". Audio and MIDI can be used at the same time.',
      ),
      steps(
        'Choose [MENU] > System > Bluetooth > MIDI: On.',
        'In the app open the list of Bluetooth MIDI devices and choose "RM-5 MIDI". No PIN is needed.',
        'Strike a pad and check that the app receives notes.',
      ),
      note(
        'If "RM-5 MIDI" was paired in the settings of the phone by mistake, remove it there first. Bluetooth MIDI is slower than USB by about 8 to 15 ms; for recording use USB.',
      ),
    ),
    section(
      'bt-unpair',
      'Unpairing a device',
      ['Bluetooth, unpairing', 'Unpairing'],
      steps(
        'Choose [MENU] > System > Bluetooth > Device List.',
        'Choose the device with [DIAL] and press [F3] (DELETE). [SHIFT] + [F3] deletes all devices.',
        'On the phone also remove "RM-5 Audio" ("Forget this device"). Otherwise it may keep trying to connect.',
      ),
    ),
    section(
      'bt-trouble',
      'If you hear nothing, or cannot connect',
      ['Bluetooth, no sound', 'Bluetooth, range'],
      table(
        [
          ['What happens', 0.35],
          ['What to do', 0.65],
        ],
        [
          'Connected, but no sound',
          'Turn up [AUX/BT] and the volume of the phone. In the playback screen of the phone choose "RM-5 Audio" as the output. Check that [MENU] > System > Bluetooth > Audio Input is On.',
        ],
        [
          'The phone does not find "RM-5 Audio"',
          'The 3 minutes are over: start Audio Pairing again. Check that Bluetooth is On and that no other phone is connected: while one is connected, the RM-5 is not visible.',
        ],
        [
          'Pairing fails with E-09',
          'Remove "RM-5 Audio" on the phone and the phone in Device List, then pair anew. Restart the phone if it happens again.',
        ],
        [
          'Sound breaks up',
          'The range is about 10 metres without obstacles, less through walls or people. Move closer, and away from Wi-Fi routers and microwave ovens.',
        ],
        [
          'Music is late against the drums',
          'Bluetooth audio is delayed by 150 to 250 ms. This does no harm when you play along, but use AUX IN or USB when a video has to be in step.',
        ],
      ),
      caution(
        'Do not rely on Bluetooth for backing tracks on stage: many phones in a hall disturb the connection. Use AUX IN, or a song on the SD card.',
      ),
    ),
  ],
};
