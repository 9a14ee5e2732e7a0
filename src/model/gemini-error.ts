import { ApiError } from '@google/genai';
import { z } from 'zod';
import { HscError } from '../errors.ts';
import { RateLimited } from './rate-limited.ts';

// https://cloud.google.com/apis/design/errors: `{ error: { code, status, message, details: [{ '@type', … }] } }`
const word = z.string().regex(/^\w{1,60}$/);
const detailSchema = z.object({
  '@type': z.string().catch(''),
  reason: word.nullable().catch(null),
  retryDelay: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,9})?s$/)
    .transform((delay) => Number.parseFloat(delay) * 1_000)
    .nullable()
    .catch(null),
});
const bodySchema = z.object({
  error: z.object({ status: word.catch('no status'), details: z.array(detailSchema).catch([]) }),
});
type Body = z.infer<typeof bodySchema>['error'];

const unknownBody: Body = { status: 'no status', details: [] };

/**
 * Makes the project's error of whatever the SDK threw. The message holds statuses and reasons alone: Google's own
 * wording may echo the key and pieces of the prompt.
 */
export function toModelError(error: unknown): HscError {
  if (error instanceof HscError) return error;
  if (!(error instanceof ApiError)) return new HscError('model-unavailable', `Gemini broke off: ${reasonOf(error)}.`);
  const body = readBody(error.message);
  const reasons = body.details.flatMap(({ reason }) => reason ?? []);
  const said = [`Gemini answered ${error.status}`, body.status, ...reasons].join(', ');
  const { status } = error;
  if (status === 429) return new RateLimited(`${said}.`, delayOf(body));
  if (status === 401 || status === 403 || reasons.includes('API_KEY_INVALID')) {
    return new HscError('model-refused', `${said}: check GEMINI_API_KEY.`);
  }
  if (status === 404) return new HscError('model-refused', `${said}: check GEMINI_MODEL.`);
  if (status >= 500 || status === 408) return new HscError('model-unavailable', `${said}.`);
  return new HscError('model-bad-request', `${said}.`);
}

/** The SDK's message is the body, or `got status: … {body}` for an error inside a stream. */
function readBody(message: string): Body {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(message.slice(message.indexOf('{'))));
    return parsed.success ? parsed.data.error : unknownBody;
  } catch {
    return unknownBody;
  }
}

function delayOf({ details }: Body): number | null {
  return details.find((detail) => detail['@type'].endsWith('google.rpc.RetryInfo'))?.retryDelay ?? null;
}

/** `ECONNREFUSED` where the system says it, else the kind of error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error.name;
}
