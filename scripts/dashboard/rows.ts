import type { Row } from './panel.ts';
import { whatPeopleFeel } from './rows/what-people-feel.ts';
import { whatTheyAsk } from './rows/what-they-ask.ts';
import { whatItCosts } from './rows/what-it-costs.ts';
import { whatItGoesThrough } from './rows/what-it-goes-through.ts';
import { whatItRunsOn } from './rows/what-it-runs-on.ts';

/** The board from top to bottom: what people feel, what they ask, what it costs, what it runs on. */
export const rows: readonly Row[] = [whatPeopleFeel, whatTheyAsk, whatItCosts, whatItGoesThrough, whatItRunsOn];
