/**
 * The stand-in of the model as a process of its own. Says in its first line where it can be reached; over IPC it tells of
 * the requests since it was asked last. Ends when its input does.
 */
import { setTimeout } from 'node:timers/promises';
import { unavailable } from '../../test/support/gemini/replies.ts';
import { textsOf } from '../../test/support/gemini/request.ts';
import { startGemini } from '../../test/support/gemini/start-gemini.ts';
import type { Step } from '../../test/support/gemini/steps.ts';
import { questionPattern, modelOptionsSchema } from './protocol.ts';
import type { ModelReport } from './protocol.ts';

const chunks = 60;
const cited = 'When the display shows "Connected" and the name of the phone, pairing is done. [MANUAL: page 22]';
const usage = { promptTokenCount: 20_000, cachedContentTokenCount: 19_000, candidatesTokenCount: 600 };

const { milliseconds, refuseEvery, cites } = modelOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
let report: ModelReport = [];
let requests = 0;

const gemini = await startGemini((request) => {
  if (request.method !== 'streamGenerateContent') return null;
  const question = Number(questionPattern.exec(textsOf(request).toReversed().join('\n'))?.[1] ?? 0);
  const record: ModelReport[number] = { question, startedAt: Date.now(), endedAt: null };
  report.push(record);
  requests += 1;
  if (refuseEvery > 0 && requests % refuseEvery === 0) return unavailable();
  return { kind: 'stream', steps: answer(record) };
});

async function* answer(record: ModelReport[number]): AsyncGenerator<Step> {
  for (let index = 0; index < chunks; index += 1) {
    await setTimeout(Math.max(0, record.startedAt + (milliseconds * index) / (chunks - 1) - Date.now()));
    const isLast = index === chunks - 1;
    yield { text: isLast && cites ? cited : `Hold the key number ${index} for a moment and look at the display. ` };
  }
  record.endedAt = Date.now();
  yield { finish: 'STOP', usage };
}

process.on('message', () => {
  process.send?.(report);
  report = [];
});
process.stdin.resume();
process.stdin.on('end', () => {
  process.exit(0);
});
process.stdout.write(`${JSON.stringify({ baseUrl: gemini.baseUrl })}\n`);
