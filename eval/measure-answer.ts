import { groundedEvents } from '../src/answer/grounded-events.ts';
import { parseMarkers } from '../src/answer/marker-parser.ts';
import { buildPrompt } from '../src/context/build-prompt.ts';
import type { ContextBuilder } from '../src/context/context-builder.ts';
import type { Prompt } from '../src/context/prompt.ts';
import { dollarsOf } from '../src/insight/model-price.ts';
import type { Manual } from '../src/manual/manual.ts';
import { answerFromManual } from '../src/model/extractive/answer-from-manual.ts';
import { createExtractive } from '../src/model/extractive.ts';
import { isLookUp } from '../src/model/is-look-up.ts';
import { evalProduct } from './eval-product.ts';
import { holdsPhrase } from './phrase.ts';
import type { EvalQuestion } from './question-set.ts';

/** What the answer that needs no model said to one question, and what a written one would cost. */
export interface Outcome {
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
  /** Whether the light model would be asked. */
  readonly light: boolean;
  /** Of the prompt, at four characters each. */
  readonly tokens: number;
  /** Of an answer by list prices, nothing of it cached. */
  readonly dollars: number;
  /** The same for the first 50,000 characters of the manual by the full model, as the system before this one did it. */
  readonly before: { readonly tokens: number; readonly dollars: number };
}

const FULL = 'gemini-3.8-flash';
const LIGHT = 'gemini-3.5-flash-lite';
const CHARACTERS_A_TOKEN = 4;
/** An answer with its thoughts; the same for all, since nothing is written here. */
const OUTPUT_TOKENS = 300;
const BEFORE_CHARACTERS = 50_000;

/** Lets the answer that needs no model answer one question, and reckons what a model's answer would cost. */
export async function measureAnswer(
  question: EvalQuestion,
  manual: Manual,
  contextBuilder: ContextBuilder,
): Promise<Outcome> {
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
    ...costOf(prompt, manual),
  };
}

async function promptOf(question: EvalQuestion, manual: Manual, contextBuilder: ContextBuilder): Promise<Prompt> {
  const product = evalProduct(question.manual);
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

function costOf(prompt: Prompt, manual: Manual): Pick<Outcome, 'light' | 'tokens' | 'dollars' | 'before'> {
  const light = isLookUp(prompt.question);
  const besides = prompt.instruction.length + prompt.questionText.length;
  const tokens = Math.ceil((besides + prompt.manualText.length) / CHARACTERS_A_TOKEN);
  const earlier = Math.ceil((besides + Math.min(manual.characters, BEFORE_CHARACTERS)) / CHARACTERS_A_TOKEN);
  return {
    light,
    tokens,
    dollars: dollars(light ? LIGHT : FULL, tokens),
    before: { tokens: earlier, dollars: dollars(FULL, earlier) },
  };
}

function dollars(model: string, prompt: number): number {
  return dollarsOf(model, { prompt, cached: 0, output: OUTPUT_TOKENS }) ?? 0;
}
