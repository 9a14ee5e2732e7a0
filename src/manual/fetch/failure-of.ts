import { DeadlineError } from '../../deadline.ts';
import { FetchFailure } from './fetch-failure.ts';

/** What an error from the network, TLS, zlib or the file system means for the manual. */
export function failureOf(error: unknown): FetchFailure {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if (cause instanceof FetchFailure) return cause;
    if (cause instanceof DeadlineError) return new FetchFailure('too-slow', cause.message);
  }
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  // Node's messages name addresses and ports, never a path or a query; their length is not theirs to choose.
  const detail = (code === null || message.includes(code) ? message : `${code}: ${message}`).slice(0, 300);
  return new FetchFailure(reasonOf(code), detail, { cause: error });
}

function reasonOf(code: string | null): FetchFailure['reason'] {
  switch (code) {
    // Not what the encoding says that it is; a body that was cut is Z_BUF_ERROR, and may be whole the next time.
    case 'Z_DATA_ERROR':
    case 'EISDIR':
      return 'not-a-document';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'not-found';
    default:
      return 'unreachable';
  }
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
