import type { ManualFailure } from '../src/manual/manual.ts';
import { oneLine } from './one-line.ts';

/**
 * Why there is no manual, and what to do about it.
 * @param product the product's name as people know it
 * @returns plain text, one or two sentences
 */
export function explainFailure(reason: ManualFailure, product: string): string {
  const manual = `the manual of the ${oneLine(product)}`;
  switch (reason) {
    case 'not-in-catalog':
      return `I don't have a manual for the ${oneLine(product)} yet.`;
    case 'password':
      return `I found ${manual}, but it is locked with a password, so I can't read it.`;
    case 'scan':
      return `I found ${manual}, but it consists of scanned pictures without text, so I can't read it.`;
    case 'empty':
      return `I found ${manual}, but there is no text in it.`;
    case 'not-a-document':
      return `Where ${manual} should be, the maker's server sent something that isn't a manual.`;
    case 'too-large':
      return `I found ${manual}, but it is larger than I can read.`;
    case 'too-slow':
      return `The maker's server is taking too long to send ${manual}. Please ask again in a minute.`;
    case 'address-refused':
      return `The catalog's address for ${manual} isn't one that I may open. Please tell whoever looks after the catalog.`;
    case 'not-found':
      return `The maker's server no longer has ${manual} at the address that I know.`;
    case 'unreachable':
      return `I can't reach the maker's server for ${manual} right now. Please ask again in a minute.`;
    case 'reader-failed':
      return `I got ${manual}, but reading it failed here. Please ask again in a minute.`;
    case 'still-reading':
      return `${capitalised(manual)} is a long one and I'm still reading it. Please ask again in a minute.`;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
