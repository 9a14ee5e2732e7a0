import type { Draft } from '../../src/answer/draft.ts';
import type { Scenario } from '../../src/question.ts';
import { cleanText } from '../clean-text.ts';
import { explainFailure } from '../../commands/explain-failure.ts';
import { explainNotice, explainOutcome, explainStatus } from '../explain.ts';
import { sourcesOf } from '../sources.ts';
import type { Piece } from './piece.ts';
import { renderBody } from './render-body.ts';

/** A draft as the page shows it: every sentence worded, every link checked. Plain JSON. */
export interface Reply {
  readonly status: string | null;
  readonly finished: boolean;
  readonly product: string | null;
  readonly manual: { readonly name: string; readonly href: string | null } | null;
  readonly missing: { readonly sentence: string; readonly href: string | null } | null;
  readonly body: readonly Piece[];
  /** How it ended, where the answer doesn't say it. */
  readonly outcome: string | null;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  readonly notices: readonly string[];
  readonly sources: readonly { readonly name: string; readonly href: string | null }[];
}

/** Words a draft for the page. Pure. */
export function renderReply(draft: Draft, scenario: Scenario): Reply {
  const { product, manual, missing } = draft;
  return {
    status: explainStatus(draft),
    finished: draft.phase === 'done',
    product: product === null ? null : cleanText(product.name),
    manual: manual === null ? null : { name: nameManual(manual), href: safeLink(manual.url) },
    missing:
      missing === null
        ? null
        : { sentence: explainFailure(missing.reason, product?.name ?? 'product'), href: safeLink(missing.link) },
    body: renderBody(draft, scenario),
    outcome: explainOutcome(draft),
    candidates: draft.candidates.map(({ id, name }) => ({ id, name: cleanText(name) })),
    notices: draft.notices.map(explainNotice),
    sources: sourcesOf(draft).map(({ label, page, link }) => ({
      name: label === String(page) ? `Page ${page}` : `Page ${cleanText(label)} (page ${page} of the file)`,
      href: safeLink(link),
    })),
  };
}

function nameManual({ title, edition, pages, format }: NonNullable<Draft['manual']>): string {
  const length = `${pages} ${format === 'pdf' ? 'pages' : 'sections'}`;
  return cleanText([title, edition, length].filter((part) => part !== null).join(' · '));
}

/** Addresses of the web and of our own manuals; everything else gets no link. */
function safeLink(address: string | null): string | null {
  return address !== null && /^(https?:\/\/|\/manuals\/)/u.test(address) ? address : null;
}
