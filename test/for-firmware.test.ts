import { describe, expect, it } from 'vitest';
import { manualFacts } from '../adapters/answer-view.ts';
import { drafts } from '../src/answer/drafts.ts';
import type { ManualReference } from '../src/catalog/product.ts';
import type { Turn } from '../src/question.ts';
import { pairingQuestion, geminiEngine } from './support/gemini-engine.ts';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import type { LanguageModel } from '../src/model/language-model.ts';
import { manualOf } from './support/manual-of.ts';
import { productOf } from './support/prompt-of.ts';

const pages: Readonly<Record<string, string>> = {
  '1.10': 'Hold the PAIR button for nine seconds until the lamp blinks.',
  '2.0': 'Choose Bluetooth in the menu and press PAIR once.',
};

function referenceOf(firmware: string): ManualReference {
  const url = `https://maker.example/${firmware}.pdf`;
  const place = { url, backupUrl: null, language: null };
  return { documentId: `rm-5-${firmware}`, title: 'Manual', edition: `firmware ${firmware}`, firmware, ...place };
}

/** Says what the manual that was sent says. */
const model: LanguageModel = {
  name: 'scripted',
  async *stream({ manualText }) {
    yield { type: 'start', model: 'scripted', fallback: null };
    await Promise.resolve();
    const said = manualText.includes('nine seconds') ? 'Hold PAIR for nine seconds.' : 'Press PAIR once.';
    yield { type: 'text', text: `${said} [MANUAL: page 1]` };
    yield { type: 'end', reason: 'stop', usage: null };
  },
};

const { engine } = geminiEngine('http://127.0.0.1:1', null, 'rm-5', undefined, {
  catalog: createCatalog([productOf({ id: 'rm-5', name: 'RM-5', manuals: ['1.10', '2.0'].map(referenceOf) })]),
  library: {
    load(reference) {
      const manual = manualOf([pages[reference.firmware ?? ''] ?? ''], { ...reference, sha256: reference.documentId });
      return Promise.resolve({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale: false });
    },
  },
  model,
});

/** The answer and the manual's line on its card. */
async function asked(text: string, thread: readonly Turn[] = []): Promise<readonly string[]> {
  const question = pairingQuestion('q', { text, thread });
  const draft = (await Array.fromAsync(drafts(engine.answer(question, new AbortController().signal)))).at(-1);
  const said = draft?.blocks.map((block) => (block.type === 'text' ? block.text : '')).join('') ?? '';
  expect(draft?.notices.filter(({ kind }) => kind === 'unconfirmed')).toEqual([]);
  return [said, draft?.manual ? manualFacts(draft.manual).join(', ') : 'none'];
}

const old = ['Hold PAIR for nine seconds.', 'Manual, firmware 1.10, 1 page'];
const newest = ['Press PAIR once.', 'Manual, firmware 2.0, 1 page'];

describe('a question about a product with manuals for two firmwares', () => {
  it('is answered from the newest without asking, which the card shows', async () => {
    expect(await asked('how do I pair it')).toEqual(newest);
  });

  it('is answered from the one that it names, each time', async () => {
    expect(await asked('how do I pair it on firmware 1.10')).toEqual(old);
    expect(await asked('how do I pair it on firmware 1.10')).toEqual(old);
    expect(await asked('how do I pair it on v2.1')).toEqual(newest);
  });

  it('keeps to the one that was named before in the conversation, until another is named', async () => {
    const thread: readonly Turn[] = [
      { role: 'person', text: 'I have firmware 1.10. How do I reset it?' },
      { role: 'bot', text: 'Firmware 2.0 does it in the menu.' },
    ];
    expect(await asked('and how do I pair it?', thread)).toEqual(old);
    expect(await asked('how do I pair it on firmware 2.0?', thread)).toEqual(newest);
  });
});
