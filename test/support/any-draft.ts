import fc from 'fast-check';
import type { Block, Draft } from '../../src/answer/draft.ts';
import type { ManualSummary, Notice, PageReference, ProductSummary } from '../../src/answer/events.ts';

const nasty = fc.constantFrom(
  '<!channel>',
  '<@U123>',
  '<#C1|x>',
  '<!subteam^S1>',
  '@everyone ',
  '[the maker](https://evil.example/x)',
  '![x](https://evil.example/x.png)',
  '<https://evil.example|the maker>',
  '[a][1]\n\n[1]: https://evil.example\n\n',
  '**bold',
  '** ',
  '`',
  '\n```\n',
  '\n\n',
  '\n- item ',
  '\n1. step ',
  '\n    - inner ',
  '\n> quoted ',
  '\n\n| a | b |\n|---|--:|\n| 1 | `2` |\n',
  '\n# Heading\n',
  '\n---\n',
  '&amp; &lt;b&gt; <b>x</b>',
  'שלום TD-17KV (MIDI) ',
  '漢字。',
  '👩‍👩‍👧 ',
  'https://maker.example/a?b=1&c=2 ',
  '\\[x\\](y)',
);
const plain = fc.string({ unit: 'binary', maxLength: 40 });
const sentence = fc.constantFrom('Hold MENU for three seconds. ', 'Then turn the dial to 12. ', 'See below. ');
const long = fc.integer({ min: 1, max: 400 }).chain((count) => sentence.map((words) => words.repeat(count)));
const rows = fc
  .integer({ min: 1, max: 140 })
  .map((count) => `\n\n| Key | Use |\n|---|---|\n${'| MENU | opens the menu |\n'.repeat(count)}\n`);
/** A piece of Markdown as a model, or somebody who means harm, may write it. */
export const anyMarkdown = fc.oneof(
  { weight: 6, arbitrary: nasty },
  { weight: 3, arbitrary: plain },
  { weight: 3, arbitrary: sentence },
  { weight: 1, arbitrary: long },
  { weight: 1, arbitrary: rows },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 120 }).map((count) => '\n1. Press **SHIFT** and wait.'.repeat(count)),
  },
);

const link = fc.option(
  fc.integer({ min: 1, max: 999 }).map((page) => `https://maker.example/m.pdf?a=1&b=2#page=${page}`),
);
const place: fc.Arbitrary<PageReference> = fc.record({
  documentId: fc.constant('d'),
  page: fc.integer({ min: 1, max: 999 }),
  label: fc.oneof(fc.constantFrom('22', 'A-3', '<!here>', '*|*'), fc.string({ minLength: 1, maxLength: 8 })),
  link,
});
const product: fc.Arbitrary<ProductSummary> = fc.record({
  id: fc.stringMatching(/^[a-z0-9-]{1,30}$/u),
  name: fc.oneof(nasty, fc.constant('Roland TD-17'), fc.string({ minLength: 1, maxLength: 200 })),
  brand: fc.constant(null),
  supportUrl: fc.constant(null),
});
const manual: fc.Arbitrary<ManualSummary> = fc.record({
  documentId: fc.constant('d'),
  title: fc.oneof(nasty, fc.constant('Reference Manual')),
  edition: fc.option(fc.constant('Version 2.0')),
  date: fc.constantFrom(null, '2025', '2025-11', '2025-11-14'),
  url: fc.constantFrom('https://maker.example/m.pdf', 'javascript:alert(1)', 'upload:q1'),
  format: fc.constantFrom('pdf', 'html'),
  pages: fc.integer({ min: 1, max: 2_000 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 8, arbitrary: anyMarkdown.map((text): Block => ({ type: 'text', text })) },
  { weight: 2, arbitrary: place.map((at): Block => ({ type: 'citation', place: at })) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('hazard'), text: anyMarkdown, place: fc.option(place) }) },
  { weight: 1, arbitrary: anyMarkdown.map((text): Block => ({ type: 'tip', text })) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('suggestion'), product, link }) },
);
const notice: fc.Arbitrary<Notice> = fc.oneof(
  fc.constantFrom<Notice>({ kind: 'cut' }, { kind: 'not-from-manual' }, { kind: 'fallback', reason: 'no-model' }),
);

/** Any draft at all: long and short, with everything in its texts that could break or endanger a message. */
export const anyDraft: fc.Arbitrary<Draft> = fc.record({
  phase: fc.constantFrom('resolving', 'reading', 'writing', 'done'),
  hint: fc.option(anyMarkdown),
  product: fc.option(product),
  manual: fc.option(manual),
  progress: fc.constant(null),
  reading: fc.option(fc.record({ place, heading: fc.option(anyMarkdown) })),
  missing: fc.option(fc.record({ reason: fc.constantFrom('scan', 'unreachable'), link })),
  candidates: fc.array(product, { maxLength: 30 }),
  blocks: fc.array(block, { maxLength: 25 }),
  notices: fc.array(notice, { maxLength: 4 }),
  followUps: fc.array(fc.oneof(nasty, fc.string({ minLength: 1, maxLength: 100 })), { maxLength: 5 }),
  outcome: fc.option(fc.constantFrom('answered', 'ambiguous', 'unknown_product', 'failed', 'no_manual')),
});
