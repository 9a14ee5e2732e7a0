import type { Message } from './messages.ts';

/** A response_url may be posted to so often. https://docs.slack.dev/interactivity/handling-user-interaction */
export const mostUses = 5;

/** An address that whoever got an interaction may answer to. */
export interface ResponseUrl {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  /** The thread that the interaction took place in. */
  readonly thread: string | null;
  readonly until: number;
  uses: number;
  /**
   * The message that `replace_original` writes over: the one clicked on. A command's has none, whatever was posted through
   * it: the platform posts once more (github.com/slackapi/bolt-js/issues/2287, bolt-python/issues/1268).
   */
  readonly original: Message | null;
}

export interface ResponseUrls {
  make(from: Pick<ResponseUrl, 'team' | 'channel' | 'user' | 'thread' | 'original'>): ResponseUrl;
  find(id: string): ResponseUrl | null;
}

export function createResponseUrls(now: () => number, life: number, newId: () => string): ResponseUrls {
  const urls = new Map<string, ResponseUrl>();
  return {
    make(from) {
      const url: ResponseUrl = { ...from, id: newId(), until: now() + life, uses: 0 };
      urls.set(url.id, url);
      return url;
    },
    find: (id) => urls.get(id) ?? null,
  };
}
