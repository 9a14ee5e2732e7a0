import { bullets, caution, section, text, warning } from '../content.ts';
import type { Chapter } from '../content.ts';

export const safety: Chapter = {
  id: 'safety',
  title: 'Safety',
  opening: [
    text(
      'Read this chapter before you connect the RM-5. **WARNING** marks what can injure people or destroy your work for good. **CAUTION** marks what can damage the RM-5 or other equipment.',
    ),
  ],
  sections: [
    section(
      'safety-power',
      'Power supply',
      ['Power adaptor', 'Safety'],
      warning(
        'Use only the PA-912 adaptor that comes with the RM-5 (9 V DC, 1.2 A, centre negative). Another adaptor can overheat and cause a fire or an electric shock.',
        'Never touch the adaptor with wet hands. Pull it from the wall socket during thunderstorms and when you leave the RM-5 unused for more than a week.',
        'Do not open the RM-5 or the adaptor. There is nothing inside that you can repair. Leave repairs to a Lindholm service centre.',
      ),
      caution(
        'Switch off the RM-5 and every connected amplifier before you plug in or pull out a cable. Otherwise a loud pop can damage loudspeakers.',
        'Hook the cable of the adaptor into the cable clip on the rear panel, so that it cannot be pulled out while you play.',
      ),
    ),
    section(
      'safety-hearing',
      'Protecting your hearing',
      ['Hearing', 'Headphones, volume'],
      warning(
        'Headphones can reach levels that harm your hearing for good within minutes. Turn [PHONES] fully to the left before you put headphones on, then turn it up slowly. If your ears ring, stop and rest.',
      ),
      text(
        'The click can be much louder than the drums at the same setting. Set [CLICK LEVEL] to its minimum before you start it for the first time with a new kit.',
      ),
    ),
    section(
      'safety-place',
      'Where to set up',
      ['Cleaning', 'Setting up'],
      bullets(
        'Keep the RM-5 away from water, rain, steam and direct sun. It works between +5 and +40 °C. If it was brought in from the cold, wait two hours before you switch it on.',
        'Mount it so that it cannot fall: use the MC-25 module clamp, or a flat, firm table. Tighten the clamp by hand only.',
        'Keep SD cards and screws away from small children.',
        'Clean the RM-5 with a soft, dry cloth. Alcohol, thinner and contact spray make the panel brittle and remove the print.',
      ),
      caution(
        'Do not place drinks on the module. Liquid that gets through the pad buttons destroys the main board, and the warranty does not cover it.',
      ),
    ),
    section(
      'safety-data',
      'Protecting your work',
      ['Data, protecting'],
      text(
        'Kits, songs and settings are kept in the internal memory. They survive switching off, but not a factory reset, and a fault or a repair can erase them. Make a backup to an SD card regularly (page {page:backup-save}). Lindholm cannot restore lost data.',
      ),
      caution(
        'Never switch off the RM-5 and never pull its plug while the display shows "Saving…", "Please wait" or a progress bar. The data being written can be lost.',
      ),
    ),
  ],
};
