/**
 * What the product is measured beside: a loop that sends a prompt as long as a manual and reads the stream, once for each
 * asker, and does nothing else. Ends when its input does.
 */
import { GoogleGenAI } from '@google/genai';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { crowdSchema, delaysOf, questionOf } from './protocol.ts';
import type { CrowdReport } from './protocol.ts';

const { geminiUrl, characters } = z
  .object({ geminiUrl: z.string(), characters: z.number() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const gemini = new GoogleGenAI({
  ...{ apiKey: 'bench', vertexai: false, apiVersion: 'v1beta' },
  httpOptions: { baseUrl: geminiUrl },
});
const manual = 'Press the key and turn the dial. '.repeat(Math.ceil(characters / 33));

async function askOne(question: number, delay: number): Promise<CrowdReport['answers'][number]> {
  if (delay > 0) await setTimeout(delay);
  const askedAt = Date.now();
  let firstTextAt: number | null = null;
  const contents = `${manual}\n${questionOf(question)}`;
  for await (const { text } of await gemini.models.generateContentStream({ model: 'gemini', contents })) {
    if (text !== undefined) firstTextAt ??= Date.now();
  }
  return { question, askedAt, firstTextAt, endedAt: Date.now(), outcome: 'answered' };
}

process.on('message', (message) => {
  void (async () => {
    const crowd = crowdSchema.parse(message);
    const delays = delaysOf(crowd);
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const answers = await Promise.all(crowd.questions.map((question, index) => askOne(question, delays[index] ?? 0)));
    delay.disable();
    const lag = Math.max(0, delay.percentile(99) / 1e6 - 10);
    process.send?.({ answers, lag, memory: process.memoryUsage.rss() / 2 ** 20, extractions: 0 });
  })();
});
process.stdin.resume();
process.stdin.on('end', () => {
  process.exit(0);
});
process.stdout.write('ready\n');
