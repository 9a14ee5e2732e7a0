/** Where Redis keeps what belongs to one document. */
export interface DocumentKeys {
  readonly text: string;
  readonly meta: string;
  readonly lease: string;
}

/**
 * The keys of `td-17` are `doc_text:{td-17}` and so on, those of its second manual `doc_text:{td-17}:2`. What stands in
 * the braces alone decides the slot in a Cluster, so text and meta can be written and read together.
 */
export function redisKeys(documentId: string): DocumentKeys {
  const [, product = documentId, further = ''] = /^(.+)(:\d+)$/su.exec(documentId) ?? [];
  const tag = `{${withoutBraces(product)}}${further}`;
  return { text: `doc_text:${tag}`, meta: `doc_meta:${tag}`, lease: `doc_lease:${tag}` };
}

// Braces of the id itself would end the tag early, in another place for every key.
function withoutBraces(id: string): string {
  return id.replaceAll('%', '%25').replaceAll('{', '%7B').replaceAll('}', '%7D');
}
