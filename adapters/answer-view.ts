import { explainFailure } from '../commands/explain-failure.ts';
import type { Draft } from '../src/answer/draft.ts';
import type { PageReference, ProductSummary } from '../src/answer/events.ts';
import { manualDate } from '../src/answer/manual-date.ts';
import type { Scenario } from '../src/question.ts';
import type { BodyBlock } from './body.ts';
import { bodyTree } from './body-tree.ts';
import { cleanText } from './clean-text.ts';
import { explainNotice } from './explain-notice.ts';
import { explainOutcome, explainStatus } from './explain.ts';
import { markdownBody } from './markdown-body.ts';
import { sourceName } from './place-name.ts';
import { readableBothWays } from './reading-direction.ts';
import { sourcesOf } from './sources.ts';
import { webAddress } from './web-address.ts';

/** Something with a name and, where it has one, an address of the web. */
export interface Linked {
  readonly name: string;
  readonly url: string | null;
}

/** What any chat shows of a draft around its text: every sentence worded, every text cleaned, every address checked. */
export interface AnswerFrame {
  /** What is being done before the first word; null once there is something to read. */
  readonly status: string | null;
  readonly finished: boolean;
  readonly product: string | null;
  /** Title, edition, date and length of the manual. */
  readonly manual: Linked | null;
  /** Why there is no manual, and where the maker helps. */
  readonly missing: { readonly sentence: string; readonly url: string | null } | null;
  readonly accessories: readonly (Linked & { readonly productId: string })[];
  /** How it ended, where the answer doesn't say it. */
  readonly outcome: string | null;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
  readonly notices: readonly string[];
  readonly sources: readonly Linked[];
  /** Questions to go on with, each on one line. */
  readonly followUps: readonly string[];
  /** Whether the asker may judge the answer. */
  readonly votable: boolean;
  /** Whether a person could do more for the asker. */
  readonly needsPerson: boolean;
}

/** All that any chat shows of a draft. */
export interface AnswerView extends AnswerFrame {
  readonly body: readonly BodyBlock[];
  /** Of type `tip`; they follow the body. */
  readonly tips: readonly BodyBlock[];
}

/** The address that may be shown of one that is untrusted; null for none. */
type CheckAddress = (address: string) => string | null;

/**
 * Words a draft for a chat. In `live` the warnings stand on top, else where they belong. Pure.
 * @param manualAddress checks the addresses of the manual and its pages; of the web alone unless the chat has others
 */
export function answerView(draft: Draft, scenario: Scenario, manualAddress: CheckAddress = webAddress): AnswerView {
  const finished = draft.phase === 'done';
  return {
    ...answerFrame(draft, manualAddress),
    body: bodyTree(draft.blocks, { finished, hazardsOnTop: scenario === 'live' }),
    tips: tipsOf(draft),
  };
}

/** The same without the text, which takes the longest. Pure. */
export function answerFrame(draft: Draft, manualAddress: CheckAddress = webAddress): AnswerFrame {
  const { product, manual, missing, outcome } = draft;
  const finished = draft.phase === 'done';
  return {
    status: explainStatus(draft),
    finished,
    product: product === null ? null : nameOf(product),
    manual: manual === null ? null : { name: nameManual(manual), url: manualAddress(manual.url) },
    missing:
      missing === null
        ? null
        : {
            sentence: explainFailure(missing.reason, product?.name ?? 'product'),
            url: missing.link === null ? null : webAddress(missing.link),
          },
    accessories: accessoriesOf(draft),
    outcome: explainOutcome(draft),
    candidates: draft.candidates.map((candidate) => ({ id: candidate.id, name: nameOf(candidate) })),
    notices: draft.notices.map(explainNotice),
    sources: sourcesOf(draft).map((place) => nameSource(place, manualAddress)),
    followUps: finished
      ? draft.followUps.map((asked) => oneLine(cleanText(asked))).filter((asked) => asked !== '')
      : [],
    votable:
      outcome === 'answered' || outcome === 'extractive' || outcome === 'not_in_manual' || outcome === 'no_manual',
    needsPerson: finished && outcome !== 'ambiguous' && outcome !== 'limited' && outcome !== 'stopped',
  };
}

const nameManual = (manual: NonNullable<Draft['manual']>): string => manualFacts(manual).join(', ');

/** Title, edition and date where they are known, and length of a manual, each on one line. */
export function manualFacts({ title, edition, date, pages, format }: NonNullable<Draft['manual']>): readonly string[] {
  const length = `${pages} ${format === 'pdf' ? 'page' : 'section'}${pages === 1 ? '' : 's'}`;
  return [title, edition, manualDate(date ?? null, edition), length].filter((part) => part !== null).map(oneLine);
}

function nameSource(place: PageReference, check: CheckAddress): Linked {
  return { name: sourceName(place), url: place.link === null ? null : check(place.link) };
}

function accessoriesOf({ blocks }: Draft): AnswerFrame['accessories'] {
  const found = new Map<string, AnswerFrame['accessories'][number]>();
  for (const block of blocks) {
    if (block.type !== 'suggestion' || found.has(block.product.id)) continue;
    const url = block.link === null ? null : webAddress(block.link);
    found.set(block.product.id, { productId: block.product.id, name: nameOf(block.product), url });
  }
  return [...found.values()];
}

/** The tips of a draft, of type `tip`. Pure. */
export function tipsOf({ blocks }: Draft): readonly BodyBlock[] {
  return blocks.flatMap((block) => (block.type === 'tip' ? [tipBlock(block.text)] : []));
}

function tipBlock(text: string): BodyBlock {
  return readableBothWays({ type: 'tip', blocks: markdownBody(cleanText(text)) });
}

function nameOf({ id, name }: Pick<ProductSummary, 'id' | 'name'>): string {
  const clean = oneLine(name);
  return clean === '' ? id : clean;
}

const oneLine = (text: string): string => cleanText(text).replace(/\s+/gu, ' ').trim();
