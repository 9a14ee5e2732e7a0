import type { ManualReference } from '../../catalog/product.ts';
import { storableText } from '../cache/manual-record.ts';
import type { Manual, ManualText } from '../manual.ts';
import type { Validators } from '../source.ts';
import { credibleDate } from './credible-date.ts';
import { detectLanguage } from './detect-language.ts';

/** What is known of a document's bytes besides their text. */
export interface DocumentFacts {
  /** The catalog's address, not one that it redirects to: those may be gone tomorrow. */
  readonly url: string;
  readonly sha256: string;
  readonly fetchedAt: number;
  readonly validators: Validators;
}

/** Puts a manual together. Its page texts are the same as those that come back from a cache. */
export function makeManual(text: ManualText, reference: ManualReference, facts: DocumentFacts): Manual {
  const pages = text.pages.map((page) => ({ ...page, text: storableText(page.text) }));
  return {
    documentId: reference.documentId,
    url: facts.url,
    title: reference.title ?? text.title,
    format: text.format,
    edition: reference.edition,
    language: reference.language ?? detectLanguage(pages),
    sha256: facts.sha256,
    fetchedAt: facts.fetchedAt,
    etag: facts.validators.etag,
    lastModified: facts.validators.lastModified,
    characters: pages.reduce((sum, page) => sum + page.text.length, 0),
    pages,
    outline: text.outline,
    hazards: text.hazards,
    date: credibleDate({
      declared: text.date ?? null,
      lastModified: /^https?:/u.test(facts.url) ? facts.validators.lastModified : null,
      fetchedAt: facts.fetchedAt,
    }),
  };
}

/** The kept manual with what the catalog says of it today; the same object when nothing has changed. */
export function describedBy(manual: Manual, reference: ManualReference): Manual {
  const title = reference.title ?? manual.title;
  const language = reference.language ?? manual.language;
  const { edition } = reference;
  const same = title === manual.title && language === manual.language && edition === manual.edition;
  return same ? manual : { ...manual, title, language, edition };
}
