import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

const filter = PDFName.of('Filter');

/**
 * Adds page labels (roman for the first `frontPages`, then from 1) and compresses the streams with pdf-lib's own deflate,
 * whose output doesn't depend on the machine as that of Node's zlib does.
 */
export async function finishDocument(bytes: Uint8Array, frontPages: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const labels = { Nums: [0, { S: 'r' }, frontPages, { S: 'D' }] };
  catalog.set(PDFName.of('PageLabels'), context.obj(labels));
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.has(filter)) continue;
    const entries = object.dict.entries().map(([name, value]) => [name.decodeText(), value] as const);
    const kept = Object.fromEntries(entries.filter(([name]) => name !== 'Length'));
    context.assign(reference, context.flateStream(object.contents, kept));
  }
  return await document.save({ addDefaultPage: false, updateFieldAppearances: false });
}
