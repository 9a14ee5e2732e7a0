import type { Product } from '../../src/catalog/product.ts';
import type { Context } from '../../src/context/context.ts';
import type { Passage } from '../../src/context/passage.ts';
import type { Prompt } from '../../src/context/prompt.ts';
import type { Manual, Page } from '../../src/manual/manual.ts';
import type { Image, Question } from '../../src/question.ts';

/** A page of a manual as a test writes it: its text, and the headings above it. */
interface PageDraft {
  readonly text: string;
  readonly headings?: readonly string[];
  readonly label?: string;
}

export function productOf(parts: Partial<Product> = {}): Product {
  return {
    id: 'lindholm-rm-5',
    name: 'Lindholm RM-5',
    brand: 'Lindholm',
    category: 'Rhythm module',
    description: 'A rhythm module with Bluetooth audio.',
    aliases: ['rm-5'],
    supportUrl: 'https://lindholm.example/rm-5',
    manuals: [],
    accessories: [],
    ...parts,
  };
}

/** A manual of these pages, numbered from 1. */
export function manualOf(pages: readonly PageDraft[], parts: Partial<Manual> = {}): Manual {
  const made = pages.map(({ text, headings = [], label }, index): Page => ({
    number: index + 1,
    label: label ?? String(index + 1),
    headings,
    text,
    anchor: null,
  }));
  return {
    documentId: 'lindholm-rm-5',
    title: "Owner's Manual",
    format: 'pdf',
    pages: made,
    outline: [],
    hazards: [],
    url: 'https://lindholm.example/rm-5.pdf',
    edition: null,
    language: 'en',
    sha256: '0'.repeat(64),
    fetchedAt: 0,
    etag: null,
    lastModified: null,
    characters: pages.reduce((sum, { text }) => sum + text.length, 0),
    ...parts,
  };
}

/** A context that sends the manuals whole; every page is one passage, best first in the order given by `best`. */
export function contextOf(manuals: readonly Manual[], best?: readonly Passage[]): Context {
  const sent = manuals.flatMap(({ documentId, pages }) => pages.map((page) => ({ documentId, page, text: page.text })));
  const passages =
    best ??
    sent.map(({ documentId, page }) => ({
      documentId,
      page: page.number,
      headings: page.headings,
      text: page.text,
      start: 0,
    }));
  return {
    manuals,
    kind: manuals.length === 0 ? 'none' : 'whole',
    sent,
    best: passages.slice(0, 10).map((passage, index) => ({ passage, score: 10 - index })),
  };
}

/** A prompt for one question; the texts are short and say what they stand for. */
export function promptOf(parts: {
  readonly question?: string;
  readonly product?: Product;
  readonly context?: Context;
  readonly images?: readonly Image[];
}): Prompt {
  const { question = 'how do I pair bluetooth', product = productOf(), context = contextOf([]), images = [] } = parts;
  const asked: Question = {
    id: 'q1',
    text: question,
    productHint: 'rm-5',
    scenario: 'general',
    images,
    thread: [],
    asker: { platform: 'terminal', id: null },
  };
  const pages = context.sent.map(({ page, text }) => `=== page ${page.number} ===\n${text}`);
  return {
    instruction: 'Answer from the manual.',
    manualText: pages.join('\n'),
    questionText: `Question: ${question}`,
    product,
    question: asked,
    context,
  };
}
