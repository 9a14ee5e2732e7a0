import { runCases } from './chat/run-cases.ts';
import { timedCases, troubleCases } from './discord/cases.ts';
import { openStage } from './discord/stage.ts';
import type { Bench } from './figure.ts';

/** The product in Discord beside a plain loop, against a stand-in of Discord with the published limits. */
export const bench: Bench = (options) => runCases(options, { timed: timedCases, troubled: troubleCases, openStage });
