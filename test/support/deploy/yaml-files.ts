import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** Every document of a YAML file, as plain data; merge keys are followed. Throws on what can't be read. */
export function readYaml(path: string): readonly unknown[] {
  return parseYaml(readFileSync(path, 'utf8'));
}

/** The same of a text. */
export function parseYaml(text: string): readonly unknown[] {
  return parseAllDocuments(text, { merge: true }).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new SyntaxError(error.message);
    return document.toJS() as unknown;
  });
}
