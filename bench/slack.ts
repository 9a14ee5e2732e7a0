import { runCases } from './chat/run-cases.ts';
import type { Bench } from './figure.ts';
import { timedCases, troubleCases } from './slack/cases.ts';
import { openStage } from './slack/stage.ts';

/** The product in Slack beside a plain loop, against a stand-in of Slack with the published rates. */
export const bench: Bench = (options) => runCases(options, { timed: timedCases, troubled: troubleCases, openStage });
