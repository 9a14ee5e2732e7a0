/** What search terms are written from. */
export interface TermRequest {
  readonly question: string;
  readonly product: string | null;
  /** Titles of the manual's chapters and sections, in order. */
  readonly outline: readonly string[];
  /** Of the manual, BCP 47; null when it isn't known. */
  readonly language: string | null;
}

/** Knows how a manual may call what somebody asks for. */
export interface TermWriter {
  /**
   * 6 to 10 search terms in the manual's language, the most telling first; fewer when it knows no more. Throws HscError
   * when it can't, and the signal's reason when it is aborted.
   */
  write(request: TermRequest, signal: AbortSignal): Promise<readonly string[]>;
}
