/* A program that extracts one document and has nothing else to do: it must end by itself. */
import { createExtractor } from '../../../src/manual/extract/create-extractor.ts';
import { manyPagesPdf } from './hostile-pdf.ts';

const extractor = createExtractor({ processes: 2 });
const options = { signal: new AbortController().signal, onProgress: () => undefined };
const outcome = await extractor.extract(manyPagesPdf(2), 'pdf', options);
process.stdout.write(outcome.kind);
