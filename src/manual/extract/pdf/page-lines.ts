import type { TextItem } from './pdfjs.ts';
import type { RawLine } from './raw-page.ts';

/** The lines of a page, in the order in which the document draws them. */
export function pageLines(items: readonly TextItem[]): RawLine[] {
  const lines: RawLine[] = [];
  let text = '';
  let size = 0;
  let lastY: number | null = null;
  const end = () => {
    if (text.trim() !== '') lines.push({ text: text.trim(), size });
    text = '';
    size = 0;
  };
  for (const item of items) {
    const y = Number(item.transform[5]);
    if (lastY !== null && Math.abs(lastY - y) > Math.max(size, item.height) * 0.7) end();
    text += item.str;
    if (item.str.trim() !== '') {
      size = Math.max(size, item.height);
      lastY = y;
    }
    if (item.hasEOL) end();
  }
  end();
  return lines;
}
