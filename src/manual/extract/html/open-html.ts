import { loadBuffer } from 'cheerio';
import type { OpenedDocument } from '../opened-document.ts';
import { FaultError } from '../fault-error.ts';
import { findHazards } from '../../hazards.ts';
import { htmlSections } from './html-sections.ts';

/** Opens an HTML manual. It is read in `finish`, without ranges. */
export function openHtml(bytes: Uint8Array): OpenedDocument {
  return {
    pages: 0,
    read: () => Promise.reject(new Error('an HTML manual has no ranges')),
    finish() {
      const $ = loadBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      const { title, pages, outline } = htmlSections($);
      if (pages.length === 0) return Promise.reject(new FaultError('empty', 'the page has no text'));
      return Promise.resolve({ title, format: 'html', pages, outline, hazards: findHazards(pages) });
    },
    close: () => Promise.resolve(),
  };
}
