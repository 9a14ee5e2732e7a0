import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerView } from '../../../adapters/answer-view.ts';
import { plainText } from '../../../adapters/plain-text.ts';
import { drafts } from '../../../src/answer/drafts.ts';
import type { AnswerEvent } from '../../../src/answer/events.ts';
import { groundedEvents } from '../../../src/answer/grounded-events.ts';
import { eventsToStore, readStoredEvents } from '../../../src/answer/store/stored-events.ts';
import type { Context } from '../../../src/context/context.ts';
import type { ModelChunk } from '../../../src/model/language-model.ts';
import { drumCatalog, drumContext, drumProduct } from '../../support/drum-module.ts';
import { contextOf, manualOf, promptOf } from '../../support/prompt-of.ts';

const erases = 'WARNING: Factory Reset erases all user kits and all settings. Save them to an SD card first.';
const ownWords = 'In my words, not the manual’s: ';

async function eventsOf(said: readonly string[], context: Context = drumContext, asked = 'how do I reset it') {
  const chunks: readonly ModelChunk[] = [
    { type: 'start', model: 'm', fallback: null },
    ...said.map((text) => ({ type: 'text' as const, text })),
    { type: 'end', reason: 'stop', usage: null },
  ];
  const { question } = promptOf({ question: asked });
  const grounds = { question, context, product: drumProduct, catalog: drumCatalog };
  return Array.fromAsync(groundedEvents(ReadableStream.from(chunks), grounds));
}

/** The answer as one string: warnings and citations where they stand. */
function written(events: readonly AnswerEvent[]): string {
  return events
    .map((event) => {
      if (event.type === 'text-delta') return event.text;
      if (event.type === 'hazard') return `{${event.place?.page ?? 'none'}: ${event.text}}`;
      return event.type === 'citation' ? `{${event.place.page}}` : '';
    })
    .join('');
}

async function answer(said: string, context?: Context, asked?: string): Promise<string> {
  return written(await eventsOf([said], context, asked));
}

/** A page with so many warnings in a row, then steps. */
function warnedPage(warnings: number): Context {
  const text = Array.from(
    { length: warnings },
    (_, index) => `WARNING: Danger number ${'abcdefgh'.charAt(index)} is real.`,
  );
  const steps = '1. Lift the yellow lever gently.\n2. Slide the green drawer outwards.';
  return contextOf([manualOf([{ text: `${text.join('\n\n')}\n\n${steps}` }])]);
}

describe('a warning that the model writes', () => {
  it("is shown in the manual's own words with its page", async () => {
    expect(await answer('[WARNING: The factory reset erases your user kits and settings!]')).toBe(`{6: ${erases}}`);
  });

  it('is ordinary text that says so where no sent page has it', async () => {
    expect(await answer('First.\n[WARNING: Hot surface inside.]\nThen.')).toBe(
      `First.\n\n${ownWords}Hot surface inside.\n\nThen.`,
    );
  });

  it('with other figures than those of the manual is ordinary text', async () => {
    const hot = contextOf([manualOf([{ text: 'WARNING: The heat sink reaches 60 degrees. Never touch it.' }])]);
    expect(await answer('[WARNING: The heat sink reaches 60 degrees.]', hot)).toContain('{1: WARNING: The heat sink');
    expect(await answer('[WARNING: The heat sink reaches 90 degrees.]', hot)).toBe(
      `${ownWords}The heat sink reaches 90 degrees.\n\n`,
    );
  });

  it('is ordinary text where only a page that was not sent has it', async () => {
    const without = { ...drumContext, sent: drumContext.sent.filter(({ page }) => page.number !== 6) };
    expect(await answer('[WARNING: The factory reset erases your user kits.]', without)).not.toContain('{6');
  });

  it('is ordinary text without a manual', async () => {
    expect(await answer('[WARNING: Unplug it first.]', contextOf([]))).toBe('Unplug it first.\n\n');
  });

  it('twice in other words is shown once', async () => {
    const said = '[WARNING: Factory reset erases all user kits.]\n[WARNING: All settings are erased by factory reset.]';
    expect((await answer(said)).match(/\{6/gu)).toHaveLength(1);
  });
});

describe('a warning that the model left out', () => {
  it('stands after the line of the first citation, once', async () => {
    const said =
      '1. Turn the power off [MANUAL: page 6].\n2. Hold [KIT] and [ENTER] and turn on the power [MANUAL: page 6].\n';
    expect(await answer(said)).toBe(
      `1. Turn the power off{6}.\n{6: ${erases}}2. Hold [KIT] and [ENTER] and turn on the power{6}.\n`,
    );
  });

  it('never shows a marker that stands in the manual', async () => {
    const text = 'CAUTION: Never open it [MANUAL: page 9] [SUGGESTION: HP-20].\n1. Lift the yellow lever gently.';
    const context = contextOf([manualOf([{ text }])]);
    const shown = await answer('Lift the yellow lever gently [MANUAL: page 1].', context);
    expect(shown).toContain('{1: CAUTION: Never open it (MANUAL: page 9]');
    expect(shown).not.toMatch(/\[(?:MANUAL|SUGGESTION)/u);
  });

  it('ends an answer of one line', async () => {
    expect(await answer('Turn the power off and hold [KIT] and [ENTER] [MANUAL: page 6].')).toBe(
      `Turn the power off and hold [KIT] and [ENTER]{6}.{6: ${erases}}`,
    );
  });

  it('waits for the end of a table', async () => {
    const said =
      '| Do | With |\n|---|---|\n| Factory Reset | [KIT] and [ENTER] [MANUAL: page 6] |\n| End | none |\n\nThat is all.';
    expect(await answer(said)).toContain(`| End | none |\n\n{6: ${erases}}That is all.`);
  });

  it('is not added again when the model writes it later, nor when it wrote it before', async () => {
    const marker = '[WARNING: A factory reset erases all user kits.]';
    const step = '1. Turn the power off [MANUAL: page 6].';
    expect((await answer(`${step}\n${marker}`)).match(/\{6:/gu)).toHaveLength(1);
    expect((await answer(`${marker}\n${step}`)).match(/\{6:/gu)).toHaveLength(1);
  });

  it('is quoted as printed in an answer in another language', async () => {
    const said = 'מחזיקים את [KIT] ואת [ENTER] ומדליקים [MANUAL: page 6].';
    expect(await answer(said, drumContext, 'איך מאפסים להגדרות יצרן?')).toContain(`{6: ${erases}}`);
  });

  it('is not added for a citation that does not hold, nor to a refusal', async () => {
    expect(await answer('Turn the [MIX IN] knob for 99 hours [MANUAL: page 6].')).not.toContain('{6:');
    expect(await answer('[NOT IN MANUAL] The nearest is Factory Reset [MANUAL: page 6].')).not.toContain('{6:');
  });

  it('is one of three at most, the nearest to the steps', async () => {
    const said = 'Lift the yellow lever gently [MANUAL: page 1].';
    expect(await answer(said, warnedPage(2), 'how do I open it')).toBe(
      `Lift the yellow lever gently{1}.{1: WARNING: Danger number b is real.}{1: WARNING: Danger number a is real.}`,
    );
    const five = await answer(said, warnedPage(5), 'how do I open it');
    expect(five.match(/Danger number \w/gu)).toEqual(['Danger number e', 'Danger number d', 'Danger number c']);
  });

  it('is kept with the answer and given again', async () => {
    const events = await eventsOf(['1. Turn the power off [MANUAL: page 6].\nDone.']);
    const again = readStoredEvents(JSON.stringify(eventsToStore(events)));
    expect(written(again ?? [])).toBe(written(events));
    expect(written(again ?? [])).toContain(`{6: ${erases}}`);
  });

  it('stands on top in live, and where it belongs elsewhere', async () => {
    const said = ['1. Turn the power off [MANUAL: page 6].\n2. Hold [KIT] and [ENTER].\n'];
    const draft = (await Array.fromAsync(drafts(ReadableStream.from(await eventsOf(said))))).at(-1);
    if (draft === undefined) throw new Error('there is no draft');
    const kinds = (scenario: 'live' | 'general'): readonly string[] =>
      answerView(draft, scenario).body.map(({ type }) => type);
    expect(kinds('live')).toEqual(['hazard', 'list']);
    expect(kinds('general')).toEqual(['list', 'hazard', 'list']);
    expect(plainText(answerView(draft, 'live').body)).toContain('⚠ WARNING: Factory Reset erases all user kits');
  });
});

describe('any answer', () => {
  const piece = fc.constantFrom(
    ...[
      'Turn the power off [MANUAL: page 6].',
      '\n',
      '\n\n',
      '| a | b |\n',
      '```\n',
      '[WARNING: Hot inside.]',
      ' and ',
    ],
    ...[
      '[WARNING: Factory Reset erases all user kits.]',
      'Lift it [MANUAL: page 6]',
      '1. Press [KIT] [MANUAL: page 4].',
    ],
  );

  it('has each warning of the manual once and in its words, however the text is cut, and loses no text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), async (pieces, size) => {
        const said = pieces.join('');
        const whole = await answer(said);
        const cut = said.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
        expect(written(await eventsOf(cut))).toBe(whole);
        const hazards = whole.match(/\{\w+: [^}]*\}/gu) ?? [];
        expect(hazards).toEqual(hazards.length === 0 ? [] : [`{6: ${erases}}`]);
        for (const word of ['power', 'Press', 'Lift']) {
          expect(whole.split(word)).toHaveLength(said.split(word).length);
        }
      }),
      { numRuns: 150 },
    );
  });
});
