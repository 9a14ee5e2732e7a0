import type { z } from 'zod';
import { cleanText } from './clean-text.ts';

const LONGEST_PLACE = 200;

/** What is wrong with an entry, as an operator finds it in the file: `"url" of entry 2 of "manuals" is missing`. */
export function faultSentence(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'is not a product';
  const place = cleanText(placeOf(issue.path), LONGEST_PLACE);
  const what = whatIsWrong(issue);
  return place === '' ? what : `${place} ${what}`;
}

/** The innermost first; entries of a list are counted from 1. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `entry ${key + 1}` : `"${String(key)}"`))
    .toReversed()
    .join(' of ');
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `is not one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.message.endsWith('received undefined')) return 'is missing';
  return `is not ${nameOf(issue.expected)}`;
}

function nameOf(type: string): string {
  if (type === 'array') return 'a list in square brackets';
  if (type === 'object') return 'an object in braces';
  return type === 'string' ? 'a text in quotation marks' : `a ${type}`;
}
