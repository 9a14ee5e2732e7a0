import { describe, expect, test } from 'vitest';
import { answerView } from '../adapters/answer-view.ts';
import { explainStatus } from '../adapters/explain.ts';
import { plainText } from '../adapters/plain-text.ts';
import { createStyle } from '../adapters/terminal/style.ts';
import { renderReply as renderInTerminal } from '../adapters/terminal/render.ts';
import { renderReply } from '../adapters/web/render-reply.ts';
import { textOfPiece } from '../adapters/web/piece.ts';
import type { Draft } from '../src/answer/draft.ts';
import { drafts } from '../src/answer/drafts.ts';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import { createContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import { createEngine } from '../src/create-engine.ts';
import type { Manual, ManualFailure } from '../src/manual/manual.ts';
import { createScriptedModel, stop } from './support/scripted-model.ts';
import { manualOf } from './support/manual-of.ts';
import { productOf } from './support/prompt-of.ts';

const owners = manualOf(['Turn the volume knob to the left.', 'Hold the POWER button for three seconds to reset.'], {
  documentId: 'rm-5',
  title: 'Owner’s Manual',
});
const guide = manualOf(['Hold the PAIR button for five seconds until the lamp blinks.'], {
  documentId: 'rm-5:2',
  title: 'Bluetooth guide',
  url: 'https://example.com/bluetooth.pdf',
});

/** Answers with the model's words; a manual that is a reason can't be had. All drafts, the last one finished. */
async function answer(said: string, manuals: Readonly<Record<string, Manual | ManualFailure>>): Promise<Draft[]> {
  const titles = {
    'rm-5': 'Owner’s Manual',
    'rm-5:2': 'Bluetooth guide',
    'rm-5:3': 'Quick Start',
    'rm-5:4': 'Addendum',
  };
  const references = Object.entries(titles)
    .filter(([documentId]) => documentId in manuals)
    .map(([documentId, title]) => {
      const url = `https://example.com/${documentId}.pdf`;
      return { documentId, title, language: null, edition: null, url, backupUrl: null };
    });
  const product = productOf({ id: 'rm-5', name: 'RM-5', manuals: references });
  const engine = createEngine({
    catalog: createCatalog([product]),
    library: {
      load({ documentId }) {
        const found = manuals[documentId] ?? 'not-found';
        if (typeof found === 'string') return Promise.resolve({ kind: 'missing', reason: found });
        return Promise.resolve({ kind: 'ready', manual: found, origin: 'memory', cacheHit: true, stale: false });
      },
    },
    contextBuilder: createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 100_000 }) }),
    model: createScriptedModel(() => [said, stop]),
  });
  const question = {
    id: 'q',
    text: 'How do I pair it, and how do I reset it?',
    productHint: 'rm-5',
    scenario: 'general',
    images: [],
    thread: [],
    asker: { platform: 'terminal', id: null },
  } as const;
  const seen: Draft[] = [];
  for await (const draft of drafts(engine.answer(question, new AbortController().signal))) seen.push(draft);
  return seen;
}

const plain = createStyle(false);

/** What each surface shows of the last draft. */
function shown(all: readonly Draft[]) {
  const draft = all.at(-1);
  if (draft === undefined) throw new Error('there is no draft');
  const view = answerView(draft, 'general');
  const reply = renderReply(draft, 'general');
  return {
    terminal: renderInTerminal(draft, plain),
    chat: plainText(view.body),
    sources: view.sources.map(({ name }) => name),
    notices: view.notices,
    web: reply.body.map(textOfPiece).join('\n'),
    webSources: reply.sources.map(({ name }) => name),
    status: all.map(explainStatus).filter((status) => status !== null),
  };
}

const fromBoth =
  'Hold the PAIR button for five seconds [MANUAL: Bluetooth guide, page 1]. ' +
  'Hold the POWER button for three seconds to reset [MANUAL: Owner’s Manual, page 2].';

describe('an answer from two manuals', () => {
  test('names the manual beside each page', async () => {
    const { terminal, chat, sources, web, webSources } = shown(
      await answer(fromBoth, { 'rm-5': owners, 'rm-5:2': guide }),
    );
    for (const text of [terminal, chat]) {
      expect(text).toContain('(Bluetooth guide, p. 1)');
      expect(text).toContain('(p. 2)');
    }
    expect(web).toContain('Bluetooth guide, p. 1');
    expect(sources).toEqual(['Bluetooth guide, p. 1', 'Owner’s Manual, p. 2']);
    expect(webSources).toEqual(sources);
    expect(terminal).toContain('  Bluetooth guide, p. 1  https://example.com/bluetooth.pdf#page=1');
    expect(terminal).toContain('  Owner’s Manual, p. 2  https://example.com/rm-5.pdf#page=2');
  });

  test('of which it cites one alone says no more than it has to', async () => {
    const said = 'Hold the POWER button for three seconds to reset [MANUAL: Owner’s Manual, page 2].';
    expect(shown(await answer(said, { 'rm-5': owners, 'rm-5:2': guide })).sources).toEqual(['p. 2']);
  });
});

describe('a manual that could not be read beside another', () => {
  test('is mentioned by its title', async () => {
    const { notices, terminal } = shown(await answer(fromBoth, { 'rm-5': owners, 'rm-5:2': 'scan' }));
    const sentence =
      "I couldn't read “Bluetooth guide”, so the answer comes from the other manuals of the product alone.";
    expect(notices).toContain(sentence);
    expect(terminal).toContain(sentence);
  });

  test('is mentioned when it is the main one', async () => {
    const { notices, terminal } = shown(await answer(fromBoth, { 'rm-5': 'unreachable', 'rm-5:2': guide }));
    expect(notices.join()).toContain('“Owner’s Manual”');
    expect(terminal).toContain('RM-5 — Bluetooth guide, 1 page\n');
    expect(terminal).toContain('(p. 1)');
  });

  test('is told to be on its way while it is still being read', async () => {
    const { notices } = shown(await answer(fromBoth, { 'rm-5': owners, 'rm-5:2': 'still-reading' }));
    expect(notices.join()).toContain("I'm still reading “Bluetooth guide”");
  });

  test('is not mentioned when it is beyond the three that are read', async () => {
    const manuals = { 'rm-5': owners, 'rm-5:2': guide, 'rm-5:3': owners, 'rm-5:4': 'scan' } as const;
    expect(shown(await answer(fromBoth, manuals)).notices).toEqual([]);
  });
});

describe('a section of an HTML manual', () => {
  const page = { number: 1, label: 'Pairing & reset', headings: ['Pairing & reset'], anchor: 'pairing' };
  const text = 'Hold the PAIR button for five seconds until the lamp blinks.';
  const html = { ...guide, documentId: 'rm-5', format: 'html' as const, url: 'https://example.com/m' };
  const said = 'Hold the PAIR button for five seconds [MANUAL: page 1].';

  test('is called by its heading everywhere', async () => {
    const seen = shown(await answer(said, { 'rm-5': { ...html, pages: [{ ...page, text }] } }));
    const name = 'section “Pairing & reset”';
    expect(seen.terminal).toContain(`(${name})`);
    expect(seen.terminal).toContain('Sections\n  section “Pairing & reset”  https://example.com/m#pairing');
    expect(seen.terminal).toContain('1 section\n');
    expect(seen.chat).toContain(`(${name})`);
    expect(seen.web).toContain(name);
    expect(seen.sources).toEqual([name]);
    expect(seen.webSources).toEqual(['Section “Pairing & reset”']);
    expect(seen.status).toContain('Reading section “Pairing & reset”…');
  });

  test('without a heading is called by its number', async () => {
    const pages = [{ ...page, label: '1', headings: [], text }];
    expect(shown(await answer(said, { 'rm-5': { ...html, pages } })).sources).toEqual(['section 1']);
  });

  test('with a heading that would break a line or turn it round stays one line', async () => {
    const pages = [{ ...page, label: `Pair\ning\u202e \u001b[31m${'long '.repeat(60)}`, text }];
    const [source = ''] = shown(await answer(said, { 'rm-5': { ...html, pages } })).sources;
    expect(source).toMatch(/^section “Pair ing \[31mlong .{20,80}…”$/u);
  });
});
