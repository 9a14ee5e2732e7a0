import { backup } from './chapters/backup.ts';
import { bluetooth } from './chapters/bluetooth.ts';
import { click } from './chapters/click.ts';
import { connections } from './chapters/connections.ts';
import { gettingStarted } from './chapters/getting-started.ts';
import { kits } from './chapters/kits.ts';
import { pads } from './chapters/pads.ts';
import { panel } from './chapters/panel.ts';
import { midi, specifications } from './chapters/reference.ts';
import { reset } from './chapters/reset.ts';
import { safety } from './chapters/safety.ts';
import { songs } from './chapters/songs.ts';
import { triggers } from './chapters/triggers.ts';
import { troubleshooting } from './chapters/troubleshooting.ts';
import { update } from './chapters/update.ts';
import { usb } from './chapters/usb.ts';
import type { Chapter } from './content.ts';

/** The chapters of the Lindholm RM-5 Owner's Manual, in order. Maker and product are made up. */
export const chapters: readonly Chapter[] = [
  safety,
  panel,
  connections,
  gettingStarted,
  kits,
  pads,
  triggers,
  click,
  songs,
  usb,
  bluetooth,
  backup,
  update,
  reset,
  troubleshooting,
  midi,
  specifications,
];
