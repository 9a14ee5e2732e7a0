import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemble } from '../../../src/assemble.ts';
import type { Draft } from '../../../src/answer/draft.ts';
import { drafts } from '../../../src/answer/drafts.ts';
import type { AnswerEvent } from '../../../src/answer/events.ts';
import { createLog } from '../../../src/insight/log.ts';
import { createMetrics } from '../../../src/insight/metrics.ts';
import type { Manual } from '../../../src/manual/manual.ts';
import { parseSettings } from '../../../src/settings/parse-settings.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { says } from '../gemini/replies.ts';
import type { GeminiRequest } from '../gemini/request.ts';
import { startGemini } from '../gemini/start-gemini.ts';
import { hostileHtml, hostilePdf, obedient } from './hostile-documents.ts';

/** An answer of a model that does what it is told, with the request that it got. */
export interface ObedientAnswer {
  readonly events: readonly AnswerEvent[];
  readonly shown: readonly Draft[];
  readonly request: GeminiRequest;
}

/** The whole bot with two hostile manuals and a model that obeys them. */
export interface ObedientBot {
  /** Asks about the PDF (`ad-1`) or the page of HTML (`ad-2`). */
  ask(productHint: string): Promise<ObedientAnswer>;
  /** Asks about the same PDF as an attached file, under a hostile name. */
  askAttached(): Promise<ObedientAnswer>;
  close(): Promise<void>;
}

/** The instruction of a request. */
export const instructionOf = (request: GeminiRequest): string =>
  (request.body.systemInstruction?.parts ?? []).map(({ text = '' }) => text).join('\n');

/** As a model streams it: cut anywhere. */
const inPieces = (text: string): readonly string[] => text.match(/[\s\S]{1,37}/gu) ?? [];

export async function startObedientBot(): Promise<ObedientBot> {
  const folder = await mkdtemp(join(tmpdir(), 'hsc-injection-'));
  const gemini = await startGemini((request) =>
    request.method === 'streamGenerateContent' ? says(...inPieces(obedient + instructionOf(request))) : null,
  );
  await writeManuals(folder);
  const { settings, faults } = parseSettings({
    DATA_DIR: folder,
    CATALOG: join(folder, 'catalog.json'),
    GEMINI_API_KEY: 'test-key',
    GEMINI_BASE_URL: gemini.baseUrl,
  });
  if (settings === null) throw new Error(faults.join('\n'));
  const log = createLog('error', [], () => undefined);
  const bot = await assemble(settings, { log, metrics: createMetrics(), clock: systemClock });
  let asked = 0;

  async function ask(productHint: string | null, document: Manual | null = null): Promise<ObedientAnswer> {
    asked += 1;
    const question = {
      id: 'q1',
      // Never the same question twice: an answer that was written before asks no model.
      text: `how do I pair it ${asked}`,
      productHint,
      scenario: 'general',
      images: [],
      thread: [],
      document,
      asker: { platform: 'test', id: null },
    } as const;
    const events = await Array.fromAsync(bot.engine.answer(question, AbortSignal.timeout(20_000)));
    const shown = await Array.fromAsync(drafts(ReadableStream.from(events)));
    const request = gemini.requests.findLast(({ method }) => method === 'streamGenerateContent');
    if (request === undefined) throw new Error('The model was not asked.');
    return { events, shown, request };
  }

  return {
    ask: (productHint) => ask(productHint),
    async askAttached() {
      const bytes = new Uint8Array(await readFile(join(folder, 'ad-1.pdf')));
      const name = '@everyone <!channel> [x](https://evil.example).pdf';
      const outcome = await bot.readAttached(bytes, name, AbortSignal.timeout(20_000));
      if (outcome.kind === 'missing') throw new Error(outcome.reason);
      return ask(null, outcome.manual);
    },
    async close() {
      await bot.close();
      await gemini.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeManuals(folder: string): Promise<void> {
  await writeFile(join(folder, 'ad-1.pdf'), await hostilePdf());
  await writeFile(join(folder, 'ad-2.html'), hostileHtml);
  const product = (id: string, name: string, path: string) => ({
    id,
    name,
    accessories: [{ id: 'ph-2', name: 'Lindholm PH-2', url: 'https://lindholm.example/ph-2' }],
    manuals: [{ title: "Owner's Manual", language: 'en', path }],
  });
  const products = [product('ad-1', 'Lindholm AD-1', 'ad-1.pdf'), product('ad-2', 'Lindholm AD-2', 'ad-2.html')];
  const brand = { id: 'lindholm', name: 'Lindholm' };
  await writeFile(join(folder, 'catalog.json'), JSON.stringify({ brand, products }));
}
