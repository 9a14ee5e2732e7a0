import { shorten } from '../answer/shorten.ts';
import type { Product } from '../catalog/product.ts';
import type { Question, Turn } from '../question.ts';
import { neutralised } from './manual-text.ts';

const MOST_TURNS = 10;
const LONGEST_THREAD = 6_000;
const LONGEST_QUESTION = 4_000;
const LONGEST_NAME = 120;
const LONGEST_DESCRIPTION = 1_000;
const MOST_ACCESSORIES = 40;

/** What is asked, about which product, after what: the last and only changing part of a prompt, at most 18,000 characters. */
export function questionText(question: Question, product: Product): string {
  return [
    productPart(product),
    accessoriesPart(product),
    threadPart(question.thread),
    question.images.length === 0 ? '' : `${question.images.length} picture(s) came with the question.`,
    `=== question ===\n${bounded(question.text, LONGEST_QUESTION)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function productPart({ name, brand, category, description }: Product): string {
  const full = brand === null || name.toLowerCase().startsWith(brand.toLowerCase()) ? name : `${brand} ${name}`;
  const kind = category === null ? '' : ` (${bounded(category, LONGEST_NAME)})`;
  const about = description === null ? '' : `\n${bounded(description, LONGEST_DESCRIPTION)}`;
  return `=== product ===\n${bounded(full, LONGEST_NAME)}${kind}${about}`;
}

function accessoriesPart({ accessories }: Product): string {
  if (accessories.length === 0) return '';
  const names = accessories.slice(0, MOST_ACCESSORIES).map(({ name }) => `- ${bounded(name, LONGEST_NAME)}`);
  return `=== accessories that may be suggested ===\n${[...new Set(names)].join('\n')}`;
}

/** The newest turns that fit; the oldest of them is shortened when it fits in part. */
function threadPart(thread: readonly Turn[]): string {
  const lines: string[] = [];
  let left = LONGEST_THREAD;
  for (const { role, text } of thread.slice(-MOST_TURNS).reverse()) {
    if (left <= 0) break;
    const shown = bounded(text, left);
    left -= shown.length;
    if (shown !== '') lines.unshift(`${role === 'person' ? 'Person' : 'You'}: ${shown}`);
  }
  return lines.length === 0 ? '' : `=== earlier in this conversation ===\n${lines.join('\n')}`;
}

function bounded(text: string, limit: number): string {
  return shorten(neutralised(text).trim(), limit);
}
