/**
 * The stand-in of the model as a process of its own: `node bench/slack/model-process.ts '{"characters":2475,…}'`. Says in
 * its first line where it can be reached, tells over IPC what it has sent, and ends when its input does.
 */
import { setTimeout } from 'node:timers/promises';
import { textsOf } from '../../test/support/gemini/request.ts';
import type { GeminiRequest } from '../../test/support/gemini/request.ts';
import { startGemini } from '../../test/support/gemini/start-gemini.ts';
import type { Reply, Step } from '../../test/support/gemini/steps.ts';
import { answerText } from './answer-text.ts';
import { usual } from './case.ts';
import { modelOptionsSchema } from './model-options.ts';
import type { ModelOptions, ModelStream } from './model-options.ts';

/** Chunks of real streams come about as often. Milliseconds. */
const betweenChunks = 100;
/** The model thinks for so long before its first word. Milliseconds. */
const thinking = 400;
const usage = { promptTokenCount: 20_000, cachedContentTokenCount: 19_000, candidatesTokenCount: 600 };

const options = modelOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const streams: (ModelStream & { readonly chunks: ModelStream['chunks'][number][] })[] = [];
const gemini = await startGemini((request) => replyTo(request));
process.stdout.write(`${JSON.stringify({ baseUrl: gemini.baseUrl })}\n`);
process.on('message', () => process.send?.(streams));
process.stdin.resume();
process.stdin.on('end', () => {
  process.exit(0);
});

function replyTo(request: GeminiRequest): Reply | null {
  if (request.method !== 'streamGenerateContent') return null;
  const asker = Number(/\(asker (\d+)\)/u.exec(textsOf(request).toReversed().join('\n'))?.[1]);
  if (Number.isNaN(asker)) return null;
  return { kind: 'stream', steps: asker === 0 ? warmUp() : answer(asker, options) };
}

/** An answer that isn't measured: as much text as usual in little time, so that few edits are spent on it. */
async function* warmUp(): AsyncGenerator<Step> {
  const text = `${answerText(0, usual.characters)} Whole.`;
  for (let start = 0; start < text.length; start += 40) {
    await setTimeout(8);
    yield { text: text.slice(start, start + 40) };
  }
  yield { finish: 'STOP', usage };
}

async function* answer(asker: number, { characters, milliseconds, reset }: ModelOptions): AsyncGenerator<Step> {
  const text = answerText(asker, characters);
  const chunks: ModelStream['chunks'][number][] = [];
  const isFirst = streams.every((one) => one.asker !== asker);
  streams.push({ asker, startedAt: Date.now(), chunks });
  const begin = Date.now() + thinking;
  await setTimeout(thinking);
  if (reset === 'before' && isFirst) {
    yield { reset: true };
    return;
  }
  const count = Math.round(milliseconds / betweenChunks);
  for (let index = 0; index < count; index += 1) {
    await setTimeout(Math.max(0, begin + index * betweenChunks - Date.now()));
    if (reset === 'middle' && isFirst && index >= count / 2) {
      yield { reset: true };
      return;
    }
    const end = Math.round((text.length * (index + 1)) / count);
    chunks.push({ at: Date.now(), end });
    yield { text: text.slice(Math.round((text.length * index) / count), end) };
  }
  yield { finish: 'STOP', usage };
}
