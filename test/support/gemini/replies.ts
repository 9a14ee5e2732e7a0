import type { ErrorBody, Reply, Step, UsageMetadata } from './steps.ts';

const usual: UsageMetadata = {
  promptTokenCount: 5_000,
  cachedContentTokenCount: 4_096,
  thoughtsTokenCount: 20,
  candidatesTokenCount: 80,
};

/** A whole answer: these chunks, then `STOP` with the usage. */
export function says(...chunks: readonly string[]): Reply {
  return streams(...chunks.map((text) => ({ text })), { finish: 'STOP', usage: usual });
}

/** Whatever these steps do, in order; the stream ends cleanly after the last one. */
export function streams(...steps: readonly Step[]): Reply {
  return { kind: 'stream', steps };
}

/** 429 with `RetryInfo` of so many seconds, or without any when null. */
export function rateLimited(seconds: number | null): Reply {
  return fails(quotaError(seconds));
}

/** The body of a 429, for an error in the middle of a stream. */
export function quotaError(seconds: number | null): ErrorBody {
  const quota = { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId: 'PerMinute' }] };
  const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${seconds ?? 0}s` };
  return {
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: 'You exceeded your current quota.',
    details: seconds === null ? [quota] : [quota, retry],
  };
}

/** 503, as an overloaded model answers. */
export function unavailable(): Reply {
  return fails({ code: 503, status: 'UNAVAILABLE', message: 'The model is overloaded. Please try again later.' });
}

/** 400 because the request makes no sense. */
export function badRequest(): Reply {
  return fails({ code: 400, status: 'INVALID_ARGUMENT', message: 'The input token count exceeds the maximum.' });
}

/** What Google sends for a key that isn't one: a 400, not a 401. `key` is echoed as some of its errors do. */
export function keyInvalid(key: string): Reply {
  return fails({
    code: 400,
    status: 'INVALID_ARGUMENT',
    message: `API key not valid. Consumer 'api_key:${key}' is unknown.`,
    details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
  });
}

/** 401 or 403: the key exists and may not do this. */
export function refused(status: 401 | 403): Reply {
  return fails({ code: status, status: status === 401 ? 'UNAUTHENTICATED' : 'PERMISSION_DENIED', message: 'No.' });
}

/** 404: a model of this name doesn't exist, or no longer. */
export function modelGone(): Reply {
  return fails({ code: 404, status: 'NOT_FOUND', message: 'models/gemini-0.1 is not found.' });
}

/** A prompt that the filters don't let through: no candidate, only a reason. */
export function blockedPrompt(): Reply {
  return streams({ blocked: 'PROHIBITED_CONTENT' });
}

/** Any error as the API words it. */
export function fails(error: ErrorBody): Reply {
  return { kind: 'json', status: error.code, body: { error } };
}
