import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { WrongInput, whyUnreadable } from './wrong-input.ts';

/** Reads a file of one JSON object a line. Throws WrongInput, which names the line when one isn't of the schema. */
export async function readLines<Item>(path: string, schema: z.ZodType<Item>): Promise<readonly Item[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new WrongInput(`${path} cannot be read: ${whyUnreadable(error)}.`);
  });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) throw new WrongInput(`${path}, line ${index + 1}: ${faultOf(parsed.error)}.`);
    return [parsed.data];
  });
}

/** The first fault: the field, and what is wrong with it. */
function faultOf({ issues: [issue] }: z.ZodError): string {
  const field = issue?.path.join('.') ?? '';
  return `${field === '' ? 'the line' : `"${field}"`} is wrong (${issue?.message ?? 'unknown'})`;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
