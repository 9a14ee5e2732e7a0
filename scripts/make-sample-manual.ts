import { writeFile } from 'node:fs/promises';
import { buildSampleManual } from './sample-manual/build-sample-manual.ts';

const target = new URL('../catalog/samples/lindholm-rm-5.pdf', import.meta.url);
await writeFile(target, await buildSampleManual());
