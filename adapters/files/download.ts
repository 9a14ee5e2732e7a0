/** What came of fetching a file. */
export type Download =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly problem: 'too-large' | 'not-handed-out' | 'too-slow' };

export interface DownloadOptions {
  /** Whether an address is one of the platform's own: the headers are sent nowhere else. */
  readonly isOfPlatform: (url: URL) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes. */
  readonly most: number;
  readonly signal: AbortSignal;
}

const patience = 15_000;

/** Fetches a file from the platform and from nowhere else. What goes wrong is an outcome; only an abort throws. */
export async function download(address: string, options: DownloadOptions): Promise<Download> {
  const { isOfPlatform, headers, most, signal } = options;
  const url = URL.parse(address);
  if (url === null || !isOfPlatform(url)) return failed('not-handed-out');
  const late = AbortSignal.timeout(patience);
  try {
    const response = await fetch(url, {
      headers,
      redirect: 'error',
      signal: AbortSignal.any([signal, late]),
    });
    const type = response.headers.get('content-type') ?? '';
    // Without the right to read files a platform may show its log-in page instead.
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
