import type { Draft } from '../../src/answer/draft.ts';
import type { Scenario } from '../../src/question.ts';
import { answerView, manualFacts } from '../answer-view.ts';
import type { AnswerView } from '../answer-view.ts';
import { bodyPieces } from './body-pieces.ts';
import { pageAddress } from './page-address.ts';
import { element } from './piece.ts';
import type { Piece } from './piece.ts';

/** A draft as the page shows it: every sentence worded, every link checked. Plain JSON. */
export interface Reply {
  readonly status: string | null;
  readonly finished: boolean;
  readonly product: string | null;
  readonly manual: { readonly name: string; readonly href: string | null } | null;
  readonly missing: { readonly sentence: string; readonly href: string | null } | null;
  /** Warnings where they belong, or all on top in `live`; a tip and accessories follow the text. */
  readonly body: readonly Piece[];
  /** How it ended, where the answer doesn't say it. */
  readonly outcome: string | null;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  readonly notices: readonly string[];
  readonly sources: readonly { readonly name: string; readonly href: string | null }[];
  /** Questions to go on with. */
  readonly followUps: readonly string[];
}

/** Words a draft for the page. Pure. */
export function renderReply(draft: Draft, scenario: Scenario): Reply {
  const view = answerView(draft, scenario, pageAddress);
  const { status, finished, product, manual, missing, outcome, candidates, notices, followUps } = view;
  return {
    status,
    finished,
    product,
    manual:
      manual === null || draft.manual === null
        ? null
        : { name: manualFacts(draft.manual).join(' · '), href: manual.url },
    missing: missing === null ? null : { sentence: missing.sentence, href: missing.url },
    body: [...bodyPieces([...view.body, ...view.tips]), ...accessoryPieces(view)],
    outcome,
    candidates,
    notices,
    // Said in full, since sources are a list of their own with room for it.
    sources: view.sources.map(({ name, url }) => ({
      name: name.replace(/^p\. /u, 'Page ').replace(/^section /u, 'Section '),
      href: url,
    })),
    followUps,
  };
}

function accessoryPieces({ accessories }: AnswerView): readonly Piece[] {
  return accessories.map(({ name, url }) => element('accessory', [name], url === null ? {} : { href: url }));
}
