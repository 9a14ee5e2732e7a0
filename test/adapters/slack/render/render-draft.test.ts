import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDraft } from '../../../../adapters/slack/render/render-draft.ts';
import type { Draft } from '../../../../src/answer/draft.ts';
import { checkMessage } from '../../../support/slack-blocks/check-message.ts';
import { livePings, maskedLinks, pictures } from '../../../support/slack-blocks/danger.ts';
import { anyDraft } from '../../../support/any-draft.ts';

const options = { scenario: 'general', question: 'how do I pair it', questionId: 'q1', feedback: true } as const;

describe('a draft in Slack', () => {
  it('is valid, however it is made', () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('general', 'live'), (draft: Draft, scenario) => {
        for (const message of renderDraft(draft, { ...options, scenario }).parts) {
          expect(checkMessage({ text: message.text, blocks: message.blocks })).toEqual([]);
          expect(checkMessage({ markdown_text: message.markdown, blocks: message.ending }, 'chat.stopStream')).toEqual(
            [],
          );
          expect(livePings(message)).toEqual([]);
          expect(pictures(message)).toEqual([]);
          const trusted = [draft.manual?.url, ...draft.blocks.map((b) => ('place' in b ? b.place?.link : null))];
          for (const { url } of maskedLinks(message)) expect(trusted).toContain(url);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
