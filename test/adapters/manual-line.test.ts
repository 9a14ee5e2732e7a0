import { describe, expect, it } from 'vitest';
import { renderClassic } from '../../adapters/discord/render/render-classic.ts';
import { renderDraft as renderForDiscord } from '../../adapters/discord/render/render-draft.ts';
import { renderDraft as renderForSlack } from '../../adapters/slack/render/render-draft.ts';
import { renderReply as renderForTerminal } from '../../adapters/terminal/render.ts';
import { createStyle } from '../../adapters/terminal/style.ts';
import { renderReply as renderForWeb } from '../../adapters/web/render-reply.ts';
import type { Draft } from '../../src/answer/draft.ts';
import type { ManualSummary } from '../../src/answer/events.ts';
import { emptyDraft } from '../../src/answer/drafts.ts';
import { drumProduct } from '../support/drum-module.ts';

const manual: ManualSummary = {
  documentId: 'vm-8',
  title: 'Owner’s Manual',
  edition: 'for firmware 2.10',
  date: '2025-11-14',
  url: 'https://lindholm.example/vm-8.pdf',
  format: 'pdf',
  pages: 48,
};
const options = { scenario: 'general', question: 'how do I pair it', questionId: 'q1', feedback: true } as const;

function draftWith(parts: Partial<ManualSummary>): Draft {
  const { id, name, brand, supportUrl } = drumProduct;
  return {
    ...emptyDraft,
    phase: 'done',
    product: { id, name, brand, supportUrl },
    manual: { ...manual, ...parts },
    blocks: [{ type: 'text', text: 'Hold [SETUP].' }],
    outcome: 'answered',
  };
}

const surfaces: Readonly<Record<string, (draft: Draft) => string>> = {
  Slack: (draft) => JSON.stringify(renderForSlack(draft, options).parts),
  Discord: (draft) => JSON.stringify(renderForDiscord(draft, options).parts),
  'Discord without components': (draft) => JSON.stringify(renderClassic(draft, options).parts),
  'the terminal': (draft) => renderForTerminal(draft, createStyle(false)),
  'the playground': (draft) => renderForWeb(draft, 'general').manual?.name ?? '',
};

describe.each(Object.entries(surfaces))('the manual’s line in %s', (_name, shown) => {
  it('has the edition and the date', () => {
    expect(shown(draftWith({}))).toMatch(/Owner’s Manual.{1,3}for firmware 2\.10.{1,3}November 2025.{1,3}48 pages/u);
  });

  it('leaves out what isn’t known', () => {
    expect(shown(draftWith({ edition: null, date: null }))).toMatch(/Owner’s Manual.{1,3}48 pages/u);
  });
});
