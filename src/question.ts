import type { Manual } from './manual/manual.ts';

/** How the asker is working: it changes the prompt and what the answer shows first. */
export type Scenario = 'general' | 'studio' | 'live';

/** A picture that came with the question. */
export interface Image {
  /** For example `image/png`. */
  readonly mediaType: string;
  /** The file's bytes in base64. */
  readonly data: string;
}

/** An earlier message of the same thread, oldest first. */
export interface Turn {
  readonly role: 'person' | 'bot';
  readonly text: string;
}

/** Who asks, as far as the platform tells. Never logged. */
export interface Asker {
  /** The name of the adapter that the question came in by; one of a few, so that it can label a metric. */
  readonly platform: string;
  /** The platform's id of the person, or null where there is none. */
  readonly id: string | null;
}

/** One question, plain JSON: everything that an answer needs besides the catalog and the caches. */
export interface Question {
  readonly id: string;
  /** What is asked, without command words, options and a product named at its start. */
  readonly text: string;
  /** What the asker, the command or the thread says the product is; null: look for it in `text`. */
  readonly productHint: string | null;
  readonly scenario: Scenario;
  readonly images: readonly Image[];
  readonly thread: readonly Turn[];
  /** A document that came with the question: it is the manual for this one, in place of the product's own. */
  readonly document?: Manual | null;
  readonly asker: Asker;
}
