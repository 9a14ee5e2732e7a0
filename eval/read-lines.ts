import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Reads a file of one JSON object a line. Throws an Error that names the line when one isn't of the schema. */
export async function readLines<Item>(path: string, schema: z.ZodType<Item>): Promise<readonly Item[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = schema.safeParse(parseJson(line));
    if (!parsed.success) throw new Error(`${path}, line ${index + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
