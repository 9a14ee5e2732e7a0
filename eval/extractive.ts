import { defineCommand, runMain } from 'citty';
import { parseMarkers } from '../src/answer/marker-parser.ts';
import { groundedEvents } from '../src/answer/grounded-events.ts';
import { buildPrompt } from '../src/context/build-prompt.ts';
import { createContextBuilder } from '../src/context/context-builder.ts';
import type { ContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import type { Prompt } from '../src/context/prompt.ts';
import type { Product } from '../src/catalog/product.ts';
import { createExtractor } from '../src/manual/extract/create-extractor.ts';
import type { Manual } from '../src/manual/manual.ts';
import { answerFromManual } from '../src/model/extractive/answer-from-manual.ts';
import { createExtractive } from '../src/model/extractive.ts';
import { createManualLoader } from './load-manual.ts';
import { holdsPhrase } from './phrase.ts';
import { readQuestions } from './question-set.ts';
import type { EvalQuestion } from './question-set.ts';
import { tellingWrongInput } from './wrong-input.ts';

/** What the answer that needs no model said to one question. */
interface Outcome {
  readonly question: EvalQuestion;
  readonly verdict: 'refused' | 'doubted' | 'answered';
  /** The first page quoted is a gold page; any of them is; the gold phrase stands in the quotations. */
  readonly first: boolean;
  readonly any: boolean;
  readonly phrase: boolean;
  /** Citations, and those that the answer's own check took away. */
  readonly citations: number;
  readonly dropped: number;
  /** Time of writing the answer, the context given; milliseconds. */
  readonly milliseconds: number;
}

const command = defineCommand({
  meta: { name: 'extractive', description: 'Measures what is quoted and what is refused when there is no model.' },
  args: {
    manuals: { type: 'string', required: true, description: 'Folder with <id>.pdf or <id>/ (HTML)' },
    questions: { type: 'string', default: 'eval/questions.jsonl', description: 'Questions, one JSON object a line' },
    cache: { type: 'string', default: 'data/eval', description: 'Folder for the texts of the manuals' },
    json: { type: 'boolean', default: false, description: 'Every outcome as a line of JSON after the figures' },
  },
  async run({ args }) {
    const outcomes = await askAll(await readQuestions(args.questions), args.manuals, args.cache);
    const groups = Map.groupBy(outcomes, ({ question }) => question.split ?? 'all');
    for (const [name, group] of groups) process.stdout.write(`${name}: ${figures(group)}\n`);
    if (!args.json) return;
    for (const outcome of outcomes) process.stdout.write(`${JSON.stringify(outcome)}\n`);
  },
});

async function askAll(questions: readonly EvalQuestion[], folder: string, cacheFolder: string): Promise<Outcome[]> {
  const extractor = createExtractor({ timeout: 300_000 });
  try {
    const loader = await createManualLoader({ folder, cacheFolder, extractor });
    const outcomes: Outcome[] = [];
    for (const [id, ofManual] of Map.groupBy(questions, ({ manual }) => manual)) {
      const manual = await loader.load(id);
      const indexes = createPassageIndexes({ maxCharacters: manual.characters });
      const contextBuilder = createContextBuilder({ indexes });
      for (const question of ofManual) outcomes.push(await ask(question, manual, contextBuilder));
    }
    return outcomes;
  } finally {
    await extractor.close();
  }
}

async function ask(question: EvalQuestion, manual: Manual, contextBuilder: ContextBuilder): Promise<Outcome> {
  const prompt = await promptOf(question, manual, contextBuilder);
  const started = performance.now();
  const text = answerFromManual(prompt).join('');
  const milliseconds = performance.now() - started;
  const pieces = parseMarkers(text);
  const refused = pieces.some(({ type }) => type === 'not-in-manual');
  const pages = refused ? [] : pieces.flatMap((piece) => (piece.type === 'citation' ? piece.pages : []));
  const { citations, dropped } = await checked(prompt);
  return {
    question,
    verdict: refused ? 'refused' : text.startsWith('**') || text.startsWith('[WARNING') ? 'answered' : 'doubted',
    first: pages[0] !== undefined && question.pages.includes(pages[0]),
    any: pages.some((page) => question.pages.includes(page)),
    phrase: !refused && question.phrase !== null && holdsPhrase(plain(text), plain(question.phrase)),
    citations,
    dropped,
    milliseconds,
  };
}

async function promptOf(question: EvalQuestion, manual: Manual, contextBuilder: ContextBuilder): Promise<Prompt> {
  const product = productOf(question.manual);
  const query = { text: question.question, product: product.name };
  const context = await contextBuilder.contextFor([manual], query, new AbortController().signal);
  const asked = {
    id: question.id,
    text: question.question,
    productHint: null,
    scenario: 'general',
    images: [],
    thread: [],
    asker: { platform: 'eval', id: null },
  } as const;
  return buildPrompt({ question: asked, product, context });
}

function productOf(id: string): Product {
  const none = { brand: null, category: null, description: null, supportUrl: null };
  return { ...none, id, name: id, aliases: [], manuals: [], accessories: [] };
}

/** How many of the quotations' citations hold before the check that every answer goes through. */
async function checked({ ...prompt }: Prompt): Promise<{ citations: number; dropped: number }> {
  const chunks = createExtractive().stream(prompt, new AbortController().signal);
  const { context, product } = prompt;
  let [citations, dropped] = [0, 0];
  for await (const { type } of groundedEvents(chunks, { context, product, catalog: { byId: () => undefined } })) {
    if (type === 'citation') citations += 1;
    if (type === 'citation-dropped') dropped += 1;
  }
  return { citations: citations + dropped, dropped };
}

/** Without mark-up, list marks and the dashes between the cells of a row. */
function plain(text: string): string {
  return text.replace(/^> (?:\d+\. |- )?|\*\*| — |[\\`]/gmu, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ');
}

function figures(outcomes: readonly Outcome[]): string {
  const answerable = outcomes.filter(({ question }) => question.answerable);
  const others = outcomes.filter(({ question }) => !question.answerable);
  const is = (verdict: Outcome['verdict']) => (outcome: Outcome) => outcome.verdict === verdict;
  const total = (count: (outcome: Outcome) => number) => outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
  return [
    `answerable ${answerable.length}: refused ${share(answerable, is('refused'))}, doubted ${share(answerable, is('doubted'))},`,
    `gold page first ${share(answerable, ({ first }) => first)}, quoted ${share(answerable, ({ any }) => any)},`,
    `phrase quoted ${share(answerable, ({ phrase }) => phrase)};`,
    `unanswerable ${others.length}: refused ${share(others, is('refused'))}, doubted ${share(others, is('doubted'))};`,
    `citations dropped ${total(({ dropped }) => dropped)} of ${total(({ citations }) => citations)};`,
    `slowest ${Math.max(0, ...outcomes.map(({ milliseconds }) => milliseconds)).toFixed(1)} ms`,
  ].join(' ');
}

function share(outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean): string {
  const count = outcomes.filter(holds).length;
  return outcomes.length === 0 ? '-' : `${((100 * count) / outcomes.length).toFixed(0)} % (${count})`;
}

await runMain(tellingWrongInput(command));
