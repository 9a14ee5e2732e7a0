/** What came of fetching a file. */
export type Download =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly problem: 'too-large' | 'not-handed-out' | 'too-slow' };

export interface DownloadOptions {
  readonly token: string;
  /** Ends in `/api/`; null: Slack's own. */
  readonly apiUrl: string | null;
  /** Bytes. */
  readonly most: number;
  readonly signal: AbortSignal;
}

const patience = 15_000;

/**
 * Fetches a file of the platform with the bot's token, which is sent nowhere but to the platform itself. What goes wrong
 * is an outcome; only an abort throws.
 */
export async function download(address: string, options: DownloadOptions): Promise<Download> {
  const { token, apiUrl, most, signal } = options;
  if (!isOfPlatform(address, apiUrl)) return failed('not-handed-out');
  const late = AbortSignal.timeout(patience);
  try {
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.any([signal, late]),
    });
    const type = response.headers.get('content-type') ?? '';
    // Without the right to read files the platform shows its log-in page instead.
    if (!response.ok || response.body === null || type.startsWith('text/html')) {
      await response.body?.cancel();
      return failed('not-handed-out');
    }
    return await collect(response.body, most);
  } catch {
    signal.throwIfAborted();
    return failed(late.aborted ? 'too-slow' : 'not-handed-out');
  }
}

function isOfPlatform(address: string, apiUrl: string | null): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (apiUrl !== null && url.origin === new URL(apiUrl).origin) return true;
  return url.protocol === 'https:' && (url.hostname === 'slack.com' || url.hostname.endsWith('.slack.com'));
}

async function collect(body: AsyncIterable<Uint8Array>, most: number): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) return failed('too-large');
    chunks.push(chunk);
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}

function failed(problem: Extract<Download, { kind: 'failed' }>['problem']): Download {
  return { kind: 'failed', problem };
}
