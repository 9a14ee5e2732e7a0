import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerView } from '../../../../adapters/answer-view.ts';
import { renderClassic } from '../../../../adapters/discord/render/render-classic.ts';
import { renderDraft } from '../../../../adapters/discord/render/render-draft.ts';
import type { RenderOptions } from '../../../../adapters/discord/render/render-draft.ts';
import type { DiscordMessage } from '../../../../adapters/discord/render/components.ts';
import { unescapeText } from '../../../../adapters/discord/render/escape.ts';
import { plainText } from '../../../../adapters/plain-text.ts';
import type { Draft } from '../../../../src/answer/draft.ts';
import { anyDraft } from '../../../support/any-draft.ts';
import { breaksServer, checkMessage, textsShown } from '../../../support/discord-components/check-message.ts';
import { mentionsShown, maskedLinks, pictures, unfurled } from '../../../support/discord-components/danger.ts';
import { draftOf } from '../../../support/draft-of.ts';

const options: RenderOptions = { scenario: 'general', question: null, questionId: 'q1', feedback: true };
const render = (draft: Draft, more: Partial<RenderOptions> = {}): readonly DiscordMessage[] =>
  renderDraft(draft, { ...options, ...more }).parts;
const lettersOf = (words: string): string => words.replace(/[^\p{L}]/gu, '');

/** Mentions, pictures and previews, and links that hide an address which isn't the manual's, the maker's or the catalog's. */
function dangersIn(message: DiscordMessage, draft: Draft): readonly unknown[] {
  const shown = { ...message };
  const ours = [
    draft.manual?.url,
    ...draft.blocks.map((block) => ('place' in block ? block.place?.link : 'link' in block ? block.link : null)),
  ];
  const foreign = maskedLinks(shown).filter(({ url }) => !ours.includes(url));
  return [...mentionsShown(shown), ...pictures(shown), ...unfurled(shown), ...foreign];
}

/** The head of a table that is cut is repeated. */
const hasTable = (blocks: unknown): boolean => JSON.stringify(blocks).includes('"type":"table"');

describe('a draft in Discord', () => {
  it('is valid, however it is made', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), fc.option(fc.string()), (draft, scenario, question) => {
        for (const message of render(draft, { scenario, question })) {
          expect(checkMessage({ ...message })).toEqual([]);
          expect(breaksServer({ ...message })).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is valid as a classic message as well, and loses no word there', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft, scenario) => {
        const { parts } = renderClassic(draft, { ...options, scenario, question: 'why?' });
        for (const message of parts) {
          expect(checkMessage({ ...message })).toEqual([]);
          expect(dangersIn(message, draft)).toEqual([]);
        }
        const { body, tips } = answerView(draft, scenario);
        fc.pre(!hasTable([...body, ...tips]) || parts.length === 1);
        const shown = parts.map(({ content }) => unescapeText(content ?? '')).join('');
        expect(lettersOf(shown)).toContain(lettersOf(plainText([...body, ...tips])));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('holds nothing that came alive of what somebody else wrote', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft, scenario) => {
        for (const message of render(draft, { scenario, question: '@everyone <@1> [x](https://evil.example)' })) {
          expect(dangersIn(message, draft)).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('loses no word over all its parts', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft, scenario) => {
        const { body } = answerView(draft, scenario);
        const parts = render(draft, { scenario });
        fc.pre(!hasTable(body) || parts.length === 1);
        const shown = parts.flatMap(({ components }) => textsShown(components));
        const words = lettersOf(plainText(body));
        expect(lettersOf(shown.map(unescapeText).join(''))).toContain(words);
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});

it.each(['あ', 'ש', 'é', '😀'])(
  'never reaches the bytes at which the platform fails, and loses nothing: %s',
  (sign) => {
    const text = `${sign.repeat(60)}。 `.repeat(200);
    const parts = render(draftOf({ phase: 'done', outcome: 'answered', blocks: [{ type: 'text', text }] }));
    expect(parts.filter((message) => breaksServer({ ...message }) || checkMessage({ ...message }).length > 0)).toEqual(
      [],
    );
    const shown = parts.flatMap(({ components }) => textsShown(components)).join('');
    expect(shown.split(sign).length - 1).toBe(12_000);
  },
);

const typesIn = (message: DiscordMessage | undefined): readonly number[] => {
  return message?.components.flatMap((one) => one.components.map(({ type }) => type)) ?? [];
};
const line = 14;

it('has lines between things alone: never two in a row, nor at an end', () => {
  fc.assert(
    fc.property(anyDraft, fc.constantFrom('general', 'live'), fc.option(fc.string()), (draft, scenario, question) => {
      for (const message of render(draft, { scenario, question })) {
        const types = typesIn(message);
        if (types.length > 1) expect([types[0], types.at(-1)]).not.toContain(line);
        expect(types.some((type, index) => type === line && types[index + 1] === line)).toBe(false);
      }
    }),
    { numRuns: 100 },
  );
}, 60_000);

it.each([
  ['answered', 0x2e_cc_71],
  ['no_manual', 0xf1_c4_0f],
  ['not_in_manual', 0xf1_c4_0f],
  ['ambiguous', 0xf1_c4_0f],
  ['failed', 0xe7_4c_3c],
] as const)('tells by its colour how it ended: %s', (outcome, colour) => {
  const [message] = render(draftOf({ phase: 'done', outcome, blocks: [{ type: 'text', text: 'Hold it.' }] }));
  expect(message?.components[0]).toMatchObject({ accent_color: colour });
});

it('is one part while it fits', () => {
  expect(render(draftOf({ phase: 'writing', blocks: [{ type: 'text', text: 'Hold it.' }] }))).toHaveLength(1);
});
