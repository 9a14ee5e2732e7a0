import type { Card } from '../../commands/card.ts';
import type { Draft } from '../../src/answer/draft.ts';
import { emptyDraft, foldDraft } from '../../src/answer/drafts.ts';
import type { AnswerEvent, PageReference, ProductSummary } from '../../src/answer/events.ts';
import type { Scenario } from '../../src/question.ts';

const product: ProductSummary = {
  id: 'vm-8',
  name: 'Lindholm VM-8',
  brand: 'Lindholm',
  supportUrl: 'https://lindholm.example/support/vm-8',
};
const other: ProductSummary = { ...product, id: 'vm-8x', name: 'Lindholm VM-8X' };
const address = 'https://lindholm.example/manuals/vm-8.pdf';
const page = (number: number, label: string): PageReference => ({
  documentId: 'vm-8',
  page: number,
  label,
  link: `${address}#page=${number}`,
});
const text = (words: string): AnswerEvent => ({ type: 'text-delta', text: words });
const citation = (number: number, label: string): AnswerEvent => ({ type: 'citation', place: page(number, label) });
const end = (outcome: Draft['outcome'] & string): AnswerEvent => ({
  type: 'answer-end',
  outcome,
  model: null,
  usage: null,
});

const resolving: AnswerEvent = { type: 'resolving', hint: 'vm-8' };
const found: readonly AnswerEvent[] = [
  resolving,
  { type: 'product-resolved', product, certainty: 'exact' },
  { type: 'manual-start', title: 'Owner’s Manual' },
];
const ready: readonly AnswerEvent[] = [
  ...found,
  {
    type: 'manual-ready',
    origin: 'memory',
    cacheHit: true,
    manual: {
      documentId: 'vm-8',
      title: 'Owner’s Manual',
      edition: 'Version 2',
      date: '2025-11-14',
      url: address,
      format: 'pdf',
      pages: 48,
    },
  },
  { type: 'reading', place: page(14, '12'), heading: 'Pairing with Bluetooth' },
];
const growing: readonly AnswerEvent[] = [
  ...ready,
  text('To pair a phone with the **VM-8**:\n\n1. Press **[SETUP]**'),
  citation(14, '12'),
  text('.\n2. Turn the dial to `BLUETOOTH` and pre'),
];
const final: readonly AnswerEvent[] = [
  ...growing,
  text('ss **[ENTER]**; the indicator blinks for 30 seconds'),
  citation(14, '12'),
  text(
    '.\n3. Choose “VM-8 AUDIO” on the phone.\n\n| Indicator | Meaning |\n|---|---|\n| blinks | pairing |\n| lit | connected |\n',
  ),
  citation(15, '13'),
  { type: 'tip', text: 'Keep the phone within **1 m** while pairing.' },
  {
    type: 'suggestion',
    product: { ...product, id: 'ba-2', name: 'Lindholm BA-2' },
    link: 'https://lindholm.example/ba-2',
  },
  end('answered'),
];
const live: readonly AnswerEvent[] = [
  ...ready,
  text('1. Hold **[SHIFT]** and press **[SETUP]**'),
  citation(30, '28'),
  text('.\n2. Choose `FACTORY RESET`.\n'),
  {
    type: 'hazard',
    text: 'WARNING: Factory Reset erases all user kits. Save them to an SD card first.',
    place: page(30, '28'),
  },
  text('3. Press **[ENTER]**.'),
  citation(30, '28'),
  end('answered'),
];
const steps = Array.from({ length: 90 }, (_, step) => {
  return `${step + 1}. Press **[SETUP]**, turn the dial to entry ${step + 1} and wait until the display shows \`OK ${step + 1}\`.`;
});
const long: readonly AnswerEvent[] = [
  ...ready,
  text(`Every entry of the menu in turn:\n\n${steps.join('\n')}\n\nThat was all.`),
  citation(20, '18'),
  end('answered'),
];

interface Shape {
  readonly draft: Draft;
  readonly scenario: Scenario;
}

const shape = (events: readonly AnswerEvent[], scenario: Scenario = 'general'): Shape => {
  return { draft: events.reduce(foldDraft, emptyDraft), scenario };
};

/** A draft for every shape that an answer takes, by name. */
export const answerShapes: Readonly<Record<string, Shape>> = {
  start: shape([resolving]),
  reading: shape(ready),
  growing: shape(growing),
  final: shape(final),
  live: shape(live, 'live'),
  long: shape(long),
  ambiguous: shape([resolving, { type: 'product-ambiguous', candidates: [product, other] }, end('ambiguous')]),
  unknown: shape([resolving, { type: 'product-unknown', nearest: [product] }, end('unknown_product')]),
  'no-manual': shape([
    ...found,
    { type: 'manual-missing', reason: 'scan', link: product.supportUrl },
    text('The catalog lists it as a drum module with Bluetooth. Most such modules pair from their setup menu.'),
    { type: 'notice', notice: { kind: 'not-from-manual' } },
    end('no_manual'),
  ]),
  'model-down': shape([
    ...ready,
    text('> Press the [SETUP] button. Use the [F2] (BLUETOOTH) button and the dial to select “Pairing”.'),
    citation(14, '12'),
    { type: 'notice', notice: { kind: 'fallback', reason: 'unavailable' } },
    end('extractive'),
  ]),
};

/** Cards of every kind, by name. */
export const cardShapes: Readonly<Record<string, Card>> = {
  'card-help': {
    title: "Ask me about a product: I read the maker's manual",
    lines: [
      '- `/hsc <product> <question>` — Answers a question about a product.',
      '- `/hsc products [word]` — Lists the products that I know.',
      'Add `--live` on stage (shortest steps, warnings first).',
    ],
    choices: [],
    question: null,
    link: null,
  },
  'card-products': {
    title: 'Products',
    lines: Array.from({ length: 12 }, (_, index) => `- **Lindholm VM-${index}** \`vm-${index}\``),
    choices: Array.from({ length: 12 }, (_, index) => ({
      productId: `vm-${index}`,
      label: `Lindholm VM-${index}`,
    })),
    question: null,
    link: { label: 'The maker', url: 'https://lindholm.example/' },
  },
};

/** What each shape is rendered to: an answer by one function, a card as a single message by the other. */
export function renderShapes<T>(
  answer: (draft: Draft, scenario: Scenario) => readonly T[],
  card: (card: Card) => T,
): Readonly<Record<string, { readonly parts: readonly T[] }>> {
  const answers = Object.entries(answerShapes).map(
    ([name, { draft, scenario }]) => [name, { parts: answer(draft, scenario) }] as const,
  );
  const cards = Object.entries(cardShapes).map(([name, one]) => [name, { parts: [card(one)] }] as const);
  return Object.fromEntries([...answers, ...cards]);
}
