import { isObject, objectsIn, parseJson, type JsonObject } from '../../stand-in/json.ts';
import { Refusal } from '../refusal.ts';

/** The arguments of a call, from a form, JSON or a query. What stands as JSON text in a form is taken as what it says. */
export interface Args {
  /** As they came, JSON texts of lists and objects decoded; without the token. */
  readonly all: JsonObject;
  /** The text of an argument; null when it is missing or empty. */
  text(name: string): string | null;
  /** Refuses the call when the argument is missing. */
  required(name: string, error?: string): string;
  number(name: string): number | null;
  flag(name: string): boolean;
  object(name: string): JsonObject | null;
  /** A list of objects; null when it is missing. */
  objects(name: string): JsonObject[] | null;
}

/** Reads the body of a request. */
export function readArgs(
  contentType: string,
  body: string,
  query: URLSearchParams,
): Args & { readonly token: string | null } {
  const given = { ...Object.fromEntries(query), ...readBody(contentType, body) };
  const all: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) all[name] = decode(name, value);
  const { token, ...rest } = all;
  return { ...createArgs(rest), token: typeof token === 'string' ? token : null };
}

function readBody(contentType: string, body: string): JsonObject {
  if (body === '') return {};
  if (!contentType.includes('application/json')) return Object.fromEntries(new URLSearchParams(body));
  const value = parseJson(body);
  if (!isObject(value)) throw new Refusal('invalid_json');
  return value;
}

/** Arguments that a form holds as JSON text. Any other one that looks like JSON is a text. */
const structured = new Set(['blocks', 'chunks', 'loading_messages', 'metadata', 'prompts', 'view']);

function decode(name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !structured.has(name)) return value;
  const parsed = parseJson(value);
  return typeof parsed === 'object' ? parsed : value;
}

function createArgs(all: JsonObject): Args {
  const text = (name: string): string | null => {
    const value = all[name];
    if (typeof value === 'string') return value === '' ? null : value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
  };
  return {
    all,
    text,
    required(name, error) {
      const value = text(name);
      if (value === null) throw new Refusal(error ?? 'invalid_arguments', missing(name));
      return value;
    },
    number(name) {
      const value = Number(text(name) ?? Number.NaN);
      return Number.isFinite(value) ? value : null;
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    object(name) {
      const value = all[name];
      return isObject(value) ? value : null;
    },
    objects(name) {
      const value = all[name];
      if (value === undefined || value === null || value === '') return null;
      if (!Array.isArray(value)) throw new Refusal(`invalid_${name}_format`);
      return objectsIn(value);
    },
  };
}

function missing(name: string): JsonObject {
  return { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } };
}
