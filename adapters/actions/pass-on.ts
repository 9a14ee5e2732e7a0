import type { Catalog } from '../../src/catalog/resolution.ts';
import type { Desk } from '../../src/delivery/desk.ts';

/** A question that a person is asked to take over. */
export interface PassedQuestion {
  readonly platform: string;
  /** Who asks, and about which answer. */
  readonly user: string;
  readonly questionId: string;
  readonly productId: string | null;
}

interface PassOnTools {
  readonly catalog: Catalog;
  readonly desk: Desk;
  /** Posts the question to the people on duty; false when nobody can be asked there. Null: nobody is set up. */
  readonly post: (() => Promise<boolean>) | null;
}

/**
 * Passes a question on to the people on duty, once, or says where else help is to be had. Throws as posting does.
 * @returns what the asker is told
 */
export async function passOn(subject: PassedQuestion, { catalog, desk, post }: PassOnTools): Promise<string> {
  const { platform, user, questionId, productId } = subject;
  if (post === null) return whereHelpIs(productId, catalog);
  if (!(await desk.first([`${platform}:person:${questionId}:${user}`]))) {
    return 'The people on duty have your question already.';
  }
  return (await post())
    ? 'I passed your question on to the people on duty. They will get in touch with you.'
    : whereHelpIs(productId, catalog);
}

/** Where else help is to be had, when no person can be asked here. */
export function whereHelpIs(productId: string | null, catalog: Catalog): string {
  const product = productId === null ? undefined : catalog.byId(productId);
  const manual = product?.manuals.map(({ url }) => url).find((url) => /^https?:/.test(url));
  const address = product?.supportUrl ?? manual ?? null;
  const nobody = 'Nobody is set up here to take questions over.';
  if (product === undefined || address === null)
    return `${nobody} Please ask the person who looks after this workspace.`;
  return `${nobody} The maker helps with the ${product.name} at ${address}`;
}
