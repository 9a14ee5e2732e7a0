import { setImmediate } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { createSignReading } from './sign-reading.ts';

/** What tells an HTML page's purpose without understanding it. Texts are NFKC, in lower case, with single spaces. */
export interface PageSigns {
  readonly title: string;
  /** The main headings: of the first rank, or of the second where there are none. */
  readonly headings: readonly string[];
  /** The first words that a reader sees outside navigation. */
  readonly opening: string;
  /** Letters and digits that a reader sees; a CJK letter counts as three, since it says as much. */
  readonly visible: number;
  /** Those outside links, navigation, buttons and labels. */
  readonly prose: number;
  /** Whether the page's main part asks for a password. */
  readonly password: boolean;
  /** Whether anything is typed in there: an address, a code, a password. */
  readonly input: boolean;
  /** Where the page leads by itself, as it says it; null for one that stays. */
  readonly refresh: string | null;
  /** The words on the first buttons. */
  readonly buttons: readonly string[];
}

const BYTES_ENOUGH = 4 * 1024 * 1024;
/** What is read in one go: a few milliseconds' work, whatever the page. */
const SLICE = 8 * 1024;
/** Twice what browsers nest. The parser's time for a tag grows with the elements that are open around it. */
const DEEPEST = 1_000;

/**
 * Reads the signs of an HTML page in UTF-8, slice by slice, so that other work goes on in between. Below too many open
 * elements it is read on as if all of them had been closed.
 */
export async function readPageSigns(html: Uint8Array, signal: AbortSignal): Promise<PageSigns> {
  const reading = createSignReading();
  let parser = new Parser(reading.handler);
  const decoder = new TextDecoder();
  const end = Math.min(html.length, BYTES_ENOUGH);
  for (let start = 0; start < end && !reading.enough(); start += SLICE) {
    parser.write(decoder.decode(html.subarray(start, Math.min(start + SLICE, end)), { stream: true }));
    if (reading.depth() > DEEPEST) {
      reading.surface();
      parser = new Parser(reading.handler);
    }
    await setImmediate();
    signal.throwIfAborted();
  }
  parser.end();
  return reading.signs();
}
