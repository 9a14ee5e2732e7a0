/** What is asked about one manual at the same time, and what search terms are written from. */
export interface TermRequest {
  /** At least one, at most `MOST_QUESTIONS`. */
  readonly questions: readonly string[];
  readonly product: string | null;
  /** Titles of the manual's chapters and sections, in order. */
  readonly outline: readonly string[];
  /** Of the manual, BCP 47; null when it isn't known. */
  readonly language: string | null;
}

/** Questions in one request: each waits until the terms of all are written. */
export const MOST_QUESTIONS = 8;

/** Knows how a manual may call what somebody asks for. */
export interface TermWriter {
  /**
   * For each question, in its place, 6 to 10 search terms in the manual's language, the most telling first; fewer or none
   * when it knows no more. Throws HscError when it can't, and the signal's reason when it is aborted.
   */
  write(request: TermRequest, signal: AbortSignal): Promise<readonly (readonly string[])[]>;
}
