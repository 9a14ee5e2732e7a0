import { parseMarkers } from '../src/answer/marker-parser.ts';
import type { ContextBuilder } from '../src/context/context-builder.ts';
import type { Manual } from '../src/manual/manual.ts';
import { answerFromManual } from '../src/model/extractive/answer-from-manual.ts';
import { createExtractive } from '../src/model/extractive.ts';
import type { LanguageModel } from '../src/model/language-model.ts';
import { createCosting } from './cost.ts';
import type { Costing, Costs } from './cost.ts';
import { holdsPhrase } from './phrase.ts';
import { questionPrompt } from './question-prompt.ts';
import type { EvalQuestion } from './question-set.ts';
import { saidTo } from './said.ts';
import type { Said } from './said.ts';

/** What the answer to one question was, and what it takes. */
export interface Outcome extends Costs {
  readonly question: EvalQuestion;
  readonly verdict: 'refused' | 'doubted' | 'answered';
  /** Whether no citation held, which its reader is told. */
  readonly unconfirmed: boolean;
  /** The first page cited is a gold page; any of them is; the gold phrase stands in the answer. */
  readonly first: boolean;
  readonly any: boolean;
  readonly phrase: boolean;
  /** Citations, and those that the answer's own check took away. */
  readonly citations: number;
  readonly dropped: number;
  /** Time of quoting the manual, the context given; milliseconds. */
  readonly milliseconds: number;
  readonly said: Said;
}

export interface AnswerTools {
  /** Null: the manual is quoted. */
  readonly model: LanguageModel | null;
  readonly costing: Costing;
}

/** Lets a model answer one question as the product would, or quotes the manual without one. */
export async function measureAnswer(
  question: EvalQuestion,
  manual: Manual,
  contextBuilder: ContextBuilder,
  { model, costing }: AnswerTools = { model: null, costing: createCosting() },
): Promise<Outcome> {
  const prompt = await questionPrompt(question, manual, contextBuilder);
  const started = performance.now();
  const quoted = answerFromManual(prompt).join('');
  const milliseconds = performance.now() - started;
  const said = await saidTo(prompt, model ?? createExtractive());
  const text = model === null ? quoted : said.written;
  const refused = said.outcome === 'not_in_manual';
  const pages = refused ? [] : model === null ? quotedPages(quoted) : said.pages;
  return {
    question,
    verdict: refused ? 'refused' : model === null ? quotedVerdict(quoted) : 'answered',
    unconfirmed: said.unconfirmed,
    first: pages[0] !== undefined && question.pages.includes(pages[0]),
    any: pages.some((page) => question.pages.includes(page)),
    phrase: !refused && question.phrase !== null && holdsPhrase(plain(text), plain(question.phrase)),
    citations: said.pages.length + said.dropped,
    dropped: said.dropped,
    milliseconds,
    said,
    ...costing(prompt, manual, said),
  };
}

function quotedPages(quoted: string): readonly number[] {
  return parseMarkers(quoted).flatMap((piece) => (piece.type === 'citation' ? piece.pages : []));
}

/** What isn't a quotation at its beginning is a doubt. */
function quotedVerdict(quoted: string): 'answered' | 'doubted' {
  return quoted.startsWith('**') || quoted.startsWith('[WARNING') ? 'answered' : 'doubted';
}

/** Without mark-up, list marks and the dashes between the cells of a row. */
function plain(text: string): string {
  return text.replace(/^> (?:\d+\. |- )?|\*\*| — |[\\`]/gmu, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ');
}
