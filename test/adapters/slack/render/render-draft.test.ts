import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerView } from '../../../../adapters/answer-view.ts';
import { plainText } from '../../../../adapters/plain-text.ts';
import type { SlackBlock, SlackMessage } from '../../../../adapters/slack/render/blocks.ts';
import { decodeAction } from '../../../../adapters/slack/render/actions.ts';
import { renderDraft } from '../../../../adapters/slack/render/render-draft.ts';
import type { RenderOptions } from '../../../../adapters/slack/render/render-draft.ts';
import type { Block, Draft } from '../../../../src/answer/draft.ts';
import { anyDraft } from '../../../support/any-draft.ts';
import { draftOf } from '../../../support/draft-of.ts';
import { checkMessage } from '../../../support/slack-blocks/check-message.ts';
import { livePings, maskedLinks, pictures } from '../../../support/slack-blocks/danger.ts';
import { shownText } from '../../../support/slack-blocks/shown-text.ts';

const options: RenderOptions = {
  scenario: 'general',
  question: 'how do I pair it',
  questionId: 'q1',
  feedback: true,
};
const product = { id: 'vm-8', name: 'VM-8', brand: null, supportUrl: null };
const place = { documentId: 'd', page: 28, label: '22', link: 'https://maker.example/m.pdf#page=28' };
const text = (words: string): Block => ({ type: 'text', text: words });
const done = (blocks: readonly Block[], parts: Partial<Draft> = {}): Draft =>
  draftOf({ phase: 'done', outcome: 'answered', product, blocks, ...parts });
const render = (draft: Draft, more: Partial<RenderOptions> = {}): readonly SlackMessage[] =>
  renderDraft(draft, { ...options, ...more }).parts;
const first = (draft: Draft, more: Partial<RenderOptions> = {}): SlackMessage =>
  renderDraft(draft, { ...options, ...more }).parts[0];
const typesOf = (blocks: readonly SlackBlock[]): string[] => blocks.map(({ type }) => type);
const buttonsOf = ({ blocks }: SlackMessage) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
const lettersOf = (words: string): string => words.replace(/\P{L}/gu, '');
const elementsOf = (message: SlackMessage): string =>
  message.blocks
    .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    .map(({ type }) => type.replace('rich_text_', ''))
    .join(' ');

describe('a draft in Slack', () => {
  it('is valid, however it is made, and nothing in it that somebody else wrote is alive', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft, scenario) => {
        for (const message of render(draft, { scenario })) {
          expect(checkMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
          const streamed = { markdown_text: message.markdown, blocks: message.ending };
          expect(checkMessage(streamed, 'chat.stopStream')).toEqual([]);
          expect(livePings(message)).toEqual([]);
          expect(pictures(message)).toEqual([]);
          const ours = [
            draft.manual?.url,
            ...draft.blocks.map((block) => ('place' in block ? block.place?.link : null)),
          ];
          for (const { url } of maskedLinks(message)) expect(ours).toContain(url);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('loses no word over all its parts, and repeats none where one part goes on with another', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft, scenario) => {
        const { body, tips } = answerView(draft, scenario);
        // The head of a table that is cut is repeated.
        const all = JSON.stringify([...body, ...tips]);
        fc.pre(!all.includes('"rows":[[') || all.length < 4_000);
        const shown = lettersOf(
          render(draft, { scenario })
            .map(({ blocks }) => shownText(blocks))
            .join(''),
        );
        const words = lettersOf(plainText([...body, ...tips]));
        expect(shown).toContain(words);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('streams text that only grows at its end', () => {
    fc.assert(
      fc.property(anyDraft, fc.nat(), (draft, at) => {
        const blocks = draft.blocks.slice(0, draft.blocks.length === 0 ? 0 : at % draft.blocks.length);
        const [before] = render({ ...draft, phase: 'writing', blocks });
        const [after] = render({ ...draft, phase: 'writing' });
        if (after?.markdown !== '') expect(after?.markdown.startsWith(before?.markdown ?? '')).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('says what is being done until there is something to read', () => {
    const message = first(draftOf({ phase: 'reading', product }));
    expect(message.text).toBe('Looking for the VM-8 manual…');
    expect(typesOf(message.blocks)).toEqual(['rich_text', 'context']);
    expect(message.markdown).toBe('');
    expect(typesOf(first(draftOf({ phase: 'writing', product, blocks: [text('One')] })).blocks)).toEqual([
      'rich_text',
      'rich_text',
    ]);
  });

  it('has warnings on top in live, and where they stand elsewhere', () => {
    const draft = done([text('First.\n\n'), { type: 'hazard', text: 'WARNING: Hot.', place }, text('Then.')]);
    expect(elementsOf(first(draft))).toBe('section section quote section');
    expect(elementsOf(first(draft, { scenario: 'live' }))).toBe('section quote section');
  });

  it('links each page in the text and below it, with what is printed there', () => {
    const message = first(done([text('Press it'), { type: 'citation', place }, text('.')]));
    expect(JSON.stringify(message.blocks)).toContain(
      '{"type":"link","url":"https://maker.example/m.pdf#page=28","text":"(p. 22)"}',
    );
    expect(message.blocks.find(({ type }) => type === 'context')).toEqual({
      type: 'context',
      elements: [
        {
          type: 'mrkdwn',
          text: '📖 <https://maker.example/m.pdf#page=28|p. 22 (page 28 of the file)>',
          verbatim: true,
        },
      ],
    });
    expect(message.text).toBe('Press it (p. 22).');
  });

  it('shows the first table as a table and the next as aligned code', () => {
    const table = '| Key | Use |\n|:--|--:|\n| A | **one** |\n| Bcd | |\n';
    const message = first(done([text(`${table}\nand\n\n${table}`)]));
    expect(typesOf(message.blocks).slice(0, 3)).toEqual(['rich_text', 'table', 'rich_text']);
    expect(JSON.stringify(message.blocks)).toContain(JSON.stringify('Key  Use\n───  ───\nA    one\nBcd'));
  });

  it('nests lists, goes on with their numbers, and keeps code in them', () => {
    const message = first(done([text('1. One\n   - inner\n2. Two\n\n   ```\n   code\n   ```\n3. Three')]));
    const lists = message.blocks.flatMap((block) => (block.type === 'rich_text' ? block.elements : []));
    expect(lists.slice(1)).toMatchObject([
      { type: 'rich_text_list', style: 'ordered', indent: 0 },
      { type: 'rich_text_list', style: 'bullet', indent: 1 },
      { type: 'rich_text_list', style: 'ordered', indent: 0, offset: 1 },
      { type: 'rich_text_preformatted', elements: [{ text: 'code' }] },
      { type: 'rich_text_list', style: 'ordered', indent: 0, offset: 2 },
    ]);
  });

  it('offers the candidates with the question kept, a vote, a person, and the questions to go on with', () => {
    const candidates = [product, { ...product, id: 'vm-8x', name: 'VM-8X' }];
    const ambiguous = first(draftOf({ phase: 'done', outcome: 'ambiguous', candidates }));
    expect(buttonsOf(ambiguous).map(decodeAction)).toEqual(
      ['vm-8', 'vm-8x'].map((productId) => ({
        kind: 'choose',
        productId,
        question: 'how do I pair it',
        scenario: 'general',
      })),
    );
    expect(typesOf(ambiguous.blocks)).not.toContain('context_actions');
    const answered = first({ ...done([text('Yes.'), { type: 'citation', place }]), followUps: ['And then?'] });
    expect(buttonsOf(answered).map(decodeAction)).toEqual([
      { kind: 'ask', productId: 'vm-8', question: 'And then?', scenario: 'general' },
      {
        kind: 'person',
        questionId: 'q1',
        productId: 'vm-8',
        question: 'how do I pair it',
        pages: ['p. 22 (page 28 of the file)'],
      },
    ]);
    expect(typesOf(answered.blocks).at(-1)).toBe('context_actions');
    expect(typesOf(first(done([text('Yes.')]), { feedback: false }).blocks)).not.toContain('context_actions');
  });

  it('makes a menu of many candidates, or the first as buttons where the question is too long for one', () => {
    const candidates = Array.from({ length: 30 }, (_, index) => ({ ...product, id: `p${index}`, name: `P ${index}` }));
    const draft = draftOf({ phase: 'done', outcome: 'unknown_product', candidates });
    expect(buttonsOf(first(draft))[0]).toMatchObject({ type: 'static_select', options: { length: 30 } });
    const buttons = buttonsOf(first(draft, { question: 'why '.repeat(200) })).filter(({ action_id }) =>
      action_id.includes('choose'),
    );
    expect(buttons.length).toBe(8);
  });

  it('writes a fallback of whole sentences within the limit of an update, in any script', () => {
    for (const sentence of ['Hold it for p. 22 seconds & wait. ', 'החזק את הכפתור. ', '押してください。']) {
      const [message] = render(done([text(sentence.repeat(400))]));
      expect(Buffer.byteLength(message?.text ?? '')).toBeLessThanOrEqual(4_000);
      expect(Buffer.byteLength(message?.text ?? '')).toBeGreaterThan(3_000);
      expect(message?.text.replace(/[\u2068\u2069]/gu, '')).toMatch(/[.。]$/u);
    }
  });

  it('puts the end of a long answer below its last part', () => {
    const parts = render(done([text('Hold **MENU** for three seconds. '.repeat(900)), { type: 'citation', place }]));
    expect(parts.length).toBeGreaterThan(2);
    const ends = parts.map(({ blocks }) => typesOf(blocks).includes('context_actions'));
    expect(ends).toEqual(parts.map((_, part) => part === parts.length - 1));
    expect(parts.map(({ markdown, ending }) => markdown.length + ending.length)).toEqual(parts.map(() => 0));
  });

  it('is streamed whole where a stream has room for what messages would need two of', () => {
    const [one, ...further] = render(done([text('Hold **MENU** for three seconds. '.repeat(320))]));
    expect(further.length).toBeGreaterThan(0);
    expect(one?.markdown.match(/MENU/gu)).toHaveLength(320);
    expect(typesOf(one?.ending ?? [])).toContain('context_actions');
    expect(further.map(({ markdown, ending }) => markdown.length + ending.length)).toEqual(further.map(() => 0));
  });
});
