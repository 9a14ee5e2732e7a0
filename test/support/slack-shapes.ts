import { renderCard } from '../../adapters/slack/render/render-card.ts';
import { renderDraft } from '../../adapters/slack/render/render-draft.ts';
import { renderShapes } from './answer-shapes.ts';

/** One reply for every shape that a message takes, by the name of its file. */
export const slackShapes = renderShapes(
  (draft, scenario) =>
    renderDraft(draft, { scenario, question: 'how do I pair bluetooth', questionId: 'q-1', feedback: true }).parts,
  (card) => renderCard(card),
);
