import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Feedback, Vote, VoteTaken } from '../../src/insight/feedback.ts';

/** Keeps a vote and counts it. A product that the catalog doesn't have (any more) is left out. */
export function takeVote(
  vote: Vote,
  { feedback, catalog }: { readonly feedback: Feedback; readonly catalog: Catalog },
): Promise<VoteTaken> {
  const productId = vote.productId !== null && catalog.byId(vote.productId) !== undefined ? vote.productId : null;
  return feedback.vote({ ...vote, productId });
}
