import { describe, expect, it, test } from 'vitest';
import { answerView } from '../adapters/answer-view.ts';
import { plainText } from '../adapters/plain-text.ts';
import { drafts } from '../src/answer/drafts.ts';
import type { Draft } from '../src/answer/draft.ts';
import type { AnswerEvent } from '../src/answer/events.ts';
import { createCatalog } from '../src/catalog/create-catalog.ts';
import type { CheckedAnswer } from '../src/checked/checked-answer.ts';
import { createContextBuilder } from '../src/context/context-builder.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import { createEngine } from '../src/create-engine.ts';
import type { ManualLibrary } from '../src/manual/library.ts';
import type { Manual } from '../src/manual/manual.ts';
import type { Question } from '../src/question.ts';
import { checkedOf, pagesOf } from './support/checked-of.ts';
import { drumManual, drumProduct } from './support/drum-module.ts';
import { manualOf } from './support/manual-of.ts';
import { createScriptedModel, stop } from './support/scripted-model.ts';

const never = new AbortController().signal;
const reference = {
  documentId: 'vm-8',
  title: 'Owner’s Manual',
  language: null,
  edition: null,
  url: 'u',
  backupUrl: null,
};
const product = { ...drumProduct, manuals: [reference] };
const asked: Question = {
  id: 'q',
  text: 'How do I pair it?',
  productHint: 'vm8',
  scenario: 'general',
  images: [],
  thread: [],
  asker: { platform: 'test', id: null },
};
const checked = (more: Partial<CheckedAnswer> = {}) => checkedOf({ productId: product.id, ...more });
const onPage = checked({ source: pagesOf(drumManual, 3) });
/** The same page, now the fourth, in a file of other bytes. */
const moved: Manual = {
  ...drumManual,
  sha256: 'b'.repeat(64),
  pages: [{ number: 1, label: 'i', headings: [], text: 'New.', anchor: null }, ...drumManual.pages].map(
    (page, index) => ({ ...page, number: index + 1 }),
  ),
};
const rewritten: Manual = {
  ...drumManual,
  sha256: 'c'.repeat(64),
  pages: manualOf(['Other.', 'Words.', 'Here.']).pages,
};

interface Given {
  readonly kept?: CheckedAnswer | null;
  readonly manual?: Manual | null;
  readonly stale?: boolean;
  readonly question?: Partial<Question>;
}

/** What the engine says, and how often a model wrote. */
async function answer({ kept = onPage, manual = drumManual, stale = false, question = {} }: Given = {}) {
  let written = 0;
  const loads: number[] = [];
  const library: ManualLibrary = {
    load(_reference, { patience }) {
      loads.push(patience ?? Infinity);
      if (manual === null) return Promise.resolve({ kind: 'missing', reason: 'unreachable' });
      return Promise.resolve({ kind: 'ready', manual, origin: 'memory', cacheHit: true, stale });
    },
  };
  const engine = createEngine({
    catalog: createCatalog([product]),
    library,
    contextBuilder: createContextBuilder({ indexes: createPassageIndexes({ maxCharacters: 100_000 }) }),
    model: createScriptedModel(() => {
      written += 1;
      return ['The model says.', stop];
    }),
    checked: { find: (id, text) => Promise.resolve(id === product.id && text === asked.text ? kept : null) },
  });
  const events = await Array.fromAsync(engine.answer({ ...asked, ...question }, never));
  return { events, written, loads, ...(await shown(events)) };
}

async function shown(events: readonly AnswerEvent[]) {
  let last: Draft | null = null;
  for await (const draft of drafts(ReadableStream.from(events))) last = draft;
  if (last === null) throw new Error('there is no draft');
  const { body, notices, sources, finished, votable, needsPerson } = answerView(last, 'general');
  return { text: plainText(body), notices, sources, finished, votable, needsPerson };
}

const byStaff = 'Checked by support staff on November 23, 2026.';

describe('a question that a person has answered', () => {
  it('gets that answer with its page, marked, and no model is asked', async () => {
    const { written, text, notices, sources, events, ...rest } = await answer();
    expect(written).toBe(0);
    expect(text).toContain('Hold PAIR for five seconds. (Owner’s Manual, p. 1)');
    expect(notices).toEqual([byStaff]);
    expect(sources).toEqual([
      { name: 'Owner’s Manual, p. 1 (page 3 of the file)', url: 'https://maker.example/vm-8.pdf#page=3' },
    ]);
    expect(rest).toMatchObject({ finished: true, votable: true, needsPerson: true });
    expect(events.at(-1)).toEqual({ type: 'answer-end', outcome: 'answered', model: null, usage: null, checked: true });
  });

  it('is shown before the manual is looked at, for which nobody waits long', async () => {
    const { loads, events } = await answer();
    expect(loads).toEqual([2_000]);
    expect(events.slice(0, 3).map(({ type }) => type)).toEqual(['resolving', 'product-resolved', 'text-delta']);
  });

  it('cites the page where it stands in a later edition', async () => {
    const { sources, notices } = await answer({ manual: moved });
    expect(sources[0]?.url).toBe('https://maker.example/vm-8.pdf#page=4');
    expect(notices).toEqual([byStaff]);
  });

  it('cites the page in the manual that has taken the place of the one that was checked', async () => {
    const source = { ...pagesOf(drumManual, 3), documentId: 'vm-8:2', sha256: 'd'.repeat(64) };
    const { sources, notices } = await answer({ kept: checked({ source }), manual: moved });
    expect(sources[0]?.url).toBe('https://maker.example/vm-8.pdf#page=4');
    expect(notices).toEqual([byStaff]);
  });

  it('cites no page that says something else by now, and says so', async () => {
    const { sources, text, notices, written } = await answer({ manual: rewritten });
    expect(written).toBe(0);
    expect(sources).toEqual([]);
    expect(text).toContain('Hold PAIR for five seconds.');
    expect(notices).toEqual([
      byStaff,
      'The manual has changed since, where this was checked (Owner’s Manual, p. 1). Please compare it before you rely on it.',
    ]);
  });

  test.each([
    ['can’t be had', { manual: null }],
    ['can’t be compared with the maker’s', { stale: true }],
  ])('keeps its page while the manual %s, and says so', async (_name, given) => {
    const { sources, notices } = await answer(given);
    expect(sources).toHaveLength(1);
    expect(notices[0]).toBe(byStaff);
    expect(notices[1]).toMatch(/^I couldn't check with the maker/u);
  });

  it('shows a link as what it is, without a look at the manual', async () => {
    const url = 'https://maker.example/support/faq/';
    const { sources, text, loads } = await answer({ kept: checked({ source: { kind: 'link', url } }) });
    expect(sources).toEqual([{ name: 'maker.example/support/faq', url }]);
    expect(text).toContain('(maker.example/support/faq)');
    expect(loads).toEqual([]);
  });

  it('comes with what the manual warns of at the steps that it tells, of the pages that it cites', async () => {
    const steps = 'Turn the power off. While holding down the [KIT] and [ENTER] buttons, turn on the power.';
    const kept = checked({ answer: steps, source: pagesOf(drumManual, 6) });
    const warned = (all: readonly AnswerEvent[]) => all.flatMap((event) => (event.type === 'hazard' ? [event] : []));
    const [warning, ...more] = warned((await answer({ kept })).events);
    expect(warning?.text).toContain('erases all user kits');
    expect(warning?.place).toMatchObject({ page: 6, label: '4' });
    expect(more).toEqual([]);
    expect(warned((await answer({ kept, manual: rewritten })).events)).toEqual([]);
    expect(warned((await answer({ kept, manual: null })).events)).toEqual([]);
  });

  it('says of an answer without a source whose it is', async () => {
    const { sources, notices } = await answer({ kept: checked() });
    expect(sources).toEqual([]);
    expect(notices).toEqual([`${byStaff} The answer is theirs; it does not come from the manual.`]);
  });

  it('shows no mark of ours that a person wrote, and lets none cite', async () => {
    const words =
      'Hold it. [MANUAL: page 4] [WARNING: It gets hot.] [PRO TIP: Wait.] [NOT IN MANUAL] [SUGGESTION: X-1]';
    const { text, sources, events } = await answer({ kept: checked({ answer: words }) });
    expect(text).not.toMatch(/MANUAL|SUGGESTION|X-1|page 4/u);
    expect(sources).toEqual([]);
    expect(events.some(({ type }) => type === 'hazard')).toBe(false);
    expect(text).toContain('It gets hot.');
    expect(events).toContainEqual({ type: 'tip', text: 'Wait.' });
  });

  test.each<[string, Partial<Question>]>([
    ['a picture', { images: [{ mediaType: 'image/png', data: '' }] }],
    ['a conversation before it', { thread: [{ role: 'person', text: 'and on Android?' }] }],
    ['a document', { document: drumManual }],
    ['other words', { text: 'How do I reset it?' }],
  ])('is written anew with %s', async (_name, question) => {
    const { written, text } = await answer({ question });
    expect(written).toBe(1);
    expect(text).not.toContain('Hold PAIR');
  });
});
