import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkers } from '../../src/answer/marker-parser.ts';
import { createExtractive } from '../../src/model/extractive.ts';
import type { Prompt } from '../../src/context/prompt.ts';
import { describeLanguageModel } from '../contracts/language-model.ts';
import { chunksOf, endOf, textIn } from '../support/chunks-of.ts';
import { contextOf, manualOf, productOf, promptOf } from '../support/prompt-of.ts';

const pairing = [
  'Pairing a device',
  'Pair the RM-5 with a phone as follows:',
  '1. Press the [MENU] button and select Bluetooth, then hold the',
  'button for three seconds.',
  '2. Select RM-5 Audio on the phone.',
  '3. Enter 0000 if asked.',
  'The phone is remembered.',
].join('\n');
const manual = manualOf(
  [
    { text: 'Contents\nPairing a device\nFactory reset', headings: ['Contents'] },
    { text: pairing, headings: ['Pairing a device'] },
    { text: 'A factory reset erases all user kits. Save them to a card first.', headings: ['Factory reset'] },
  ],
  {
    hazards: [
      { page: 3, kind: 'data-loss', text: 'WARNING: A factory reset [everything] cannot be undone.' },
      { page: 2, kind: 'caution', text: 'CAUTION' },
    ],
  },
);

async function answer(prompt: Prompt): Promise<string> {
  return textIn(await chunksOf(createExtractive(), prompt));
}

/** The page that was found first is the one about pairing, or the one about the reset. */
function about(question: string): Prompt {
  const context = contextOf([manual]);
  const best = context.best.toSpliced(0, 1);
  return promptOf({ question, context: { ...context, best: question.includes('pair') ? best : best.toReversed() } });
}

describeLanguageModel('The extractive model', () =>
  Promise.resolve({
    model: createExtractive(),
    prompt: about('factory reset of kits'),
    close: () => Promise.resolve(),
  }),
);

describe('the extractive model', () => {
  it('quotes the steps that fit, whole and in order, with their page', async () => {
    expect(await answer(about('how do I pair my phone'))).toBe(
      [
        '**Pairing a device**',
        '',
        '> Pair the RM-5 with a phone as follows:',
        '> 1. Press the \\[MENU\\] button and select Bluetooth, then hold the button for three seconds.',
        '> 2. Select RM-5 Audio on the phone.',
        '> 3. Enter 0000 if asked. [MANUAL: page 2]',
        '',
        '',
      ].join('\n'),
    );
  });

  it("adds the manual's own warnings of the pages it quotes, and no empty label", async () => {
    const text = await answer(about('factory reset'));
    expect(text).toContain('[WARNING: WARNING: A factory reset (everything) cannot be undone.]');
    expect(await answer(about('how do I pair my phone'))).not.toContain('[WARNING');
  });

  it('says plainly when nothing fits, and names the nearest sections', async () => {
    const text = await answer(about('does it support surround speakers'));
    expect(parseMarkers(text)[0]).toEqual({ type: 'not-in-manual' });
    expect(text).toContain('- Pairing a device [MANUAL: page 2]');
    expect(text).not.toContain('> ');
  });

  it('says that it is not sure when little of the question is met', async () => {
    const text = await answer(about('wipe all of my own stuff'));
    expect(text).toMatch(/^I'm not sure/);
    expect(text).toContain('[MANUAL: page 3]');
  });

  it('refuses when no passage was found at all', async () => {
    const text = await answer(promptOf({ question: 'pairing', context: { ...contextOf([manual]), best: [] } }));
    expect(parseMarkers(text)[0]).toEqual({ type: 'not-in-manual' });
  });

  it('names the manual in a citation when there are several', async () => {
    const guide = manualOf([{ text: 'Hold the pair button.', headings: ['Pairing'] }], {
      documentId: 'g',
      title: 'Guide',
    });
    const text = await answer(promptOf({ question: 'how do I pair it', context: contextOf([guide, manual]) }));
    expect(text).toContain('[MANUAL: Guide, page 1]');
    expect(text).toContain("[MANUAL: Owner's Manual, page 2]");
  });

  it('falls back on the question before when a follow-up says nothing by itself', async () => {
    const prompt = about('and how?');
    const thread = [{ role: 'person', text: 'how do I pair my phone' }] as const;
    const text = await answer({ ...prompt, question: { ...prompt.question, thread } });
    expect(text).toContain('[MANUAL: page 2]');
  });

  it('never quotes a page that is neither sent nor among the best', async () => {
    const text = await answer(about('factory reset'));
    expect(text).not.toContain('Contents');
  });

  it('says why there is no written answer', async () => {
    const chunks = await chunksOf(createExtractive({ reason: 'refused' }), about('pairing'));
    expect(chunks[0]).toEqual({ type: 'start', model: 'extractive', fallback: 'refused' });
    expect(endOf(chunks).usage).toBeNull();
  });

  it('tells what the catalog knows when there is no manual', async () => {
    const accessory = { productId: 'x', relation: 'accessory', url: null } as const;
    const product = productOf({
      accessories: [
        { ...accessory, name: 'Lindholm PS-9' },
        { ...accessory, name: 'A screw', relation: 'spare_part' },
      ],
    });
    expect(await answer(promptOf({ product }))).toBe(
      'What I know about the Lindholm RM-5:\n\n' +
        'A rhythm module with Bluetooth audio.\n\n' +
        '[SUGGESTION: Lindholm PS-9]\n\n' +
        "The maker's page can tell you more: <https://lindholm.example/rm-5>\n",
    );
  });

  it('suggests two accessories at most and names the others in one line', async () => {
    const accessories = ['PS-9', 'PH-2', 'TP-8', 'MC-25 *new*'].map((name) => ({
      ...({ productId: name, relation: 'accessory', url: null } as const),
      name,
    }));
    const text = await answer(promptOf({ product: productOf({ accessories, supportUrl: null }) }));
    expect(text.match(/\[SUGGESTION: /gu)).toHaveLength(2);
    expect(text).toContain('Also made for it: TP-8 and MC-25 \\*new\\*.');
    expect(text).not.toContain('maker');
  });

  it('says that it knows nothing more when the catalog has only the name', async () => {
    const product = productOf({ description: null, supportUrl: null });
    expect(await answer(promptOf({ product }))).toBe('I know nothing more about the Lindholm RM-5.\n\n');
  });

  it.each(['javascript:alert(1)', 'not an address', null])('makes no link of %s', async (supportUrl) => {
    expect(await answer(promptOf({ product: productOf({ supportUrl }) }))).not.toContain('<');
  });

  it('writes no marker but its own, whatever a manual says', async () => {
    const hostile = fc.array(
      fc.constantFrom(
        '[MANUAL: page 3]',
        '[',
        ']',
        '［WARNING：',
        '[ *PRO* TIP: x]',
        '[NOT IN MANUAL]',
        'pair',
        ' ',
        '\n',
        '. ',
        '1. ',
        '\\',
        '`',
        'http://a.b/[WARNING:c]',
        '【',
      ),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, heading) => {
        const page = { text: `Pair it now. ${text.join('')}`, headings: [heading.join('')] };
        const context = contextOf([
          manualOf([page, page], { hazards: [{ page: 1, kind: 'caution', text: text.join('') }] }),
        ]);
        const pieces = parseMarkers(await answer(promptOf({ question: 'how do I pair', context })));
        for (const piece of pieces) {
          expect(['text', 'citation', 'hazard', 'not-in-manual']).toContain(piece.type);
          if (piece.type === 'citation')
            expect(piece.pages).toSatisfy((pages: number[]) => pages.every((at) => at < 3));
        }
        expect(pieces.filter(({ type }) => type === 'citation').length).toBeLessThanOrEqual(2);
        expect(pieces.some(({ type }) => type === 'not-in-manual')).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
