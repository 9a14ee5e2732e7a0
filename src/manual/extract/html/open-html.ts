import { loadBuffer } from 'cheerio';
import type { OpenedDocument } from '../opened-document.ts';
import { FaultError } from '../fault-error.ts';
import { limits } from '../limits.ts';
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
      if (pages.length > limits.sections) {
        return Promise.reject(new FaultError('too-large', `the page has ${pages.length} sections`));
      }
      const characters = pages.reduce((sum, { text }) => sum + text.length, 0);
      if (characters > limits.characters) {
        return Promise.reject(new FaultError('too-large', `its text has ${characters} characters`));
      }
      return Promise.resolve({ title, format: 'html', pages, outline, hazards: findHazards(pages) });
    },
    close: () => Promise.resolve(),
  };
}
