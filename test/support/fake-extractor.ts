import type { ExtractOptions, ExtractOutcome, Extractor } from '../../src/manual/extractor.ts';
import type { ManualFailure, ManualText, Page } from '../../src/manual/manual.ts';
import { aborted } from './fake-manual-source.ts';

/** An extractor of documents that are plain text, pages separated by `|`. */
export interface FakeExtractor extends Extractor {
  /** The text of every document that it was given so far. */
  readonly calls: readonly string[];
  /** Holds every extraction from now on until `open` is called. */
  hold(): void;
  open(): void;
}

/** A document of the text `!scan` fails as `scan`, and so on; one of `!throw` breaks the extractor's promise and throws. */
export function createFakeExtractor(): FakeExtractor {
  const calls: string[] = [];
  let gate = Promise.withResolvers<undefined>();
  gate.resolve(undefined);

  async function extract(bytes: Uint8Array, format: 'pdf' | 'html', options: ExtractOptions): Promise<ExtractOutcome> {
    const text = Buffer.from(bytes).toString();
    calls.push(text);
    options.onProgress({ step: 'extracting', pages: 0, total: text.split('|').length });
    await Promise.race([gate.promise, aborted(options.signal)]);
    options.signal.throwIfAborted();
    if (text === '!throw') throw new Error('the extractor broke');
    const reason = failures.find((failure) => text === `!${failure}`);
    if (reason !== undefined) return { kind: 'failed', reason, detail: `the fake says ${reason}` };
    return { kind: 'extracted', text: toManualText(text, format) };
  }

  return {
    calls,
    extract,
    hold() {
      gate = Promise.withResolvers<undefined>();
    },
    open() {
      gate.resolve(undefined);
    },
    close: () => Promise.resolve(),
  };
}

const failures: readonly ManualFailure[] = ['password', 'scan', 'empty', 'not-a-document', 'too-large', 'too-slow'];

function toManualText(text: string, format: 'pdf' | 'html'): ManualText {
  const pages = text.split('|').map((page, index): Page => ({
    number: index + 1,
    label: String(index + 1),
    headings: [],
    text: page,
    anchor: null,
  }));
  return { title: 'Title of the document', format, pages, outline: [], hazards: [] };
}
