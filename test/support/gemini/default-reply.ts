import { createHash } from 'node:crypto';
import { fails, says } from './replies.ts';
import type { Content, GeminiRequest } from './request.ts';
import { textsOf } from './request.ts';
import type { Reply } from './steps.ts';

const dimensions = 64;

/** What the stand-in answers when a test doesn't care. */
export function defaultReply(request: GeminiRequest): Reply {
  switch (request.method) {
    case 'streamGenerateContent':
    case 'generateContent':
      return says('The manual ', 'answers this. [MANUAL: ', 'page 1]');
    case 'countTokens':
      return json({ totalTokens: Math.ceil(textsOf(request).join('').length / 4) });
    case 'embedContent':
      return json({ embedding: { values: embed(request.body.content) } });
    case 'batchEmbedContents':
      return json({ embeddings: (request.body.requests ?? []).map(({ content }) => ({ values: embed(content) })) });
    default:
      return fails({ code: 404, status: 'NOT_FOUND', message: `Requested entity was not found: ${request.url}` });
  }
}

function json(body: unknown): Reply {
  return { kind: 'json', status: 200, body };
}

/** Each word adds to one dimension: texts that share words come out near each other, and always the same. */
function embed(content: Content | undefined): readonly number[] {
  const values = new Array<number>(dimensions).fill(0);
  const text = (content?.parts ?? []).map((part) => part.text ?? '').join(' ');
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const place = createHash('md5').update(word).digest().readUInt16BE(0) % dimensions;
    values[place] = (values[place] ?? 0) + 1;
  }
  const length = Math.hypot(...values);
  return values.map((value) => (length === 0 ? 0 : value / length));
}
