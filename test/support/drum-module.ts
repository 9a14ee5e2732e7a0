import type { Product } from '../../src/catalog/product.ts';
import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Context } from '../../src/context/context.ts';
import type { Manual } from '../../src/manual/manual.ts';
import { contextOf, manualOf, productOf } from './prompt-of.ts';

/** A made-up drum module's manual, as extraction gives it: page 3 is printed 1. */
export const drumManual: Manual = manualOf(
  [
    { text: 'VM-8 Drum Sound Module Owner’s Manual', label: 'i' },
    { text: 'Contents\nPairing with Bluetooth ........ 1\nFactory Reset ........ 4', label: 'ii' },
    {
      label: '1',
      headings: ['Pairing with Bluetooth'],
      text: `Pairing with Bluetooth
1. Press the [SETUP] button.
2. Use the [F2] (BLUETOOTH) button and the dial to select “Pairing”.
3. Press the [ENTER] button. The Bluetooth indicator blinks while pairing. Pairing is cancelled after 30 seconds.
The unit appears on your smartphone as “VM-8 AUDIO”. Up to 1,000 mm between both devices is recommended.`,
    },
    {
      label: '2',
      headings: ['Bluetooth volume'],
      text: `Adjusting the volume of Bluetooth audio
Turn the [MIX IN] knob to adjust the volume of the smartphone. The level can be set from 0 to 127.
1. Press the [KIT EDIT] button.
2. Hold down [SHIFT] and turn the dial. The Bluetooth indicator stays lit when a device is connected.`,
    },
    {
      label: '3',
      headings: ['Metronome'],
      text: `Using the metronome (CLICK)
Press the [CLICK] button; the metronome starts. The tempo can be set from 20.0 to 260.0. To stop, press it again.
Turn the headphone volume down before putting on the headphones.`,
    },
    {
      label: '4',
      headings: ['Factory Reset'],
      text: `Returning to the factory settings (Factory Reset)
WARNING: Factory Reset erases all user kits and all settings. Save them to an SD card first.
1. Turn the power off.
2. While holding down the [KIT] and [ENTER] buttons, turn on the power and keep holding for three seconds.
3. Select “FACTORY RESET” > “ALL” and press [ENTER]. Do not turn off the power while “Executing...” is displayed.`,
    },
    {
      label: '5',
      headings: ['Specifications'],
      text: `Specifications
Sounds 310 | Kits 50 preset, 99 user | Sampling rate 44.1 kHz | Power supply DC 9 V | Current draw 500 mA
Weight 0.9 kg | Operating temperature 5–40 °C | MIDI channel 10`,
    },
  ],
  {
    documentId: 'vm-8',
    url: 'https://maker.example/vm-8.pdf',
    hazards: [
      {
        page: 6,
        kind: 'warning',
        text: 'Factory Reset erases all user kits and all settings. Save them to an SD card first.',
      },
    ],
  },
);

export const drumProduct: Product = productOf({
  id: 'vm-8',
  name: 'VM-8',
  brand: 'Volta',
  aliases: ['vm8'],
  accessories: [
    { productId: 'hp-20', name: 'HP-20', relation: 'accessory', url: 'https://maker.example/hp-20' },
    { productId: 'pedal-7', name: 'Volta Kick Pedal KP-7', relation: 'accessory', url: null },
  ],
});

const headphones = productOf({ id: 'hp-20', name: 'HP-20 Headphones', brand: 'Volta', aliases: [] });

export const drumCatalog: Pick<Catalog, 'byId'> = {
  byId: (id) => [drumProduct, headphones].find((product) => product.id === id),
};

export const drumContext: Context = contextOf([drumManual]);
