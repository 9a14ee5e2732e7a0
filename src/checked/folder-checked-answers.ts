import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { makeFolder } from '../make-folder.ts';
import { harmlessName } from '../manual/cache/document-file-name.ts';
import { writeWhole } from '../write-whole.ts';
import { readChecked } from './checked-answer.ts';
import { byProductAndAge, checkedId, mostChecked } from './checked-answers.ts';
import type { CheckedAnswers } from './checked-answers.ts';

const ending = '.json';
/** For so many products it is remembered, for a second, which answers there are: most questions have none. */
const productsKnown = 1_000;
const knownFor = 1_000;

/** A folder for each product with a file for each answer, for one process without Redis. A file appears whole or not at all. */
export function createFolderCheckedAnswers(folder: string): CheckedAnswers {
  const placeOf = (productId: string): string => join(folder, harmlessName(productId));
  const listed = new LRUCache<string, Promise<ReadonlySet<string>>>({ max: productsKnown, ttl: knownFor });

  function knownIn(place: string): Promise<ReadonlySet<string>> {
    const known = listed.get(place);
    if (known !== undefined) return known;
    const names = namesIn(place).then((found) => new Set(found));
    listed.set(place, names);
    return names;
  }

  return {
    async find(productId, question, signal) {
      const place = placeOf(productId);
      const name = `${checkedId(question)}${ending}`;
      if (!(await knownIn(place)).has(name)) return null;
      const json = await readOrNull(join(place, name), signal);
      return json === null ? null : readChecked(json);
    },
    async save(answer) {
      const place = placeOf(answer.productId);
      const name = `${checkedId(answer.question)}${ending}`;
      const there = await namesIn(place);
      const known = there.includes(name);
      if (!known && there.filter((other) => other.endsWith(ending)).length >= mostChecked) return 'full';
      await makeFolder(place);
      await writeWhole(join(place, name), JSON.stringify(answer));
      listed.delete(place);
      return known ? 'replaced' : 'saved';
    },
    async list(productId, signal) {
      const places =
        productId === null ? (await namesIn(folder)).map((name) => join(folder, name)) : [placeOf(productId)];
      const listed = await Promise.all(
        places.map(async (place) => {
          const names = (await namesIn(place)).filter((name) => name.endsWith(ending));
          return Promise.all(
            names.map(async (name) => {
              const json = await readOrNull(join(place, name), signal);
              const answer = json === null ? null : readChecked(json);
              return answer === null ? [] : [{ id: name.slice(0, -ending.length), answer }];
            }),
          );
        }),
      );
      return listed.flat(2).sort(byProductAndAge);
    },
    async remove(productId, id) {
      const place = placeOf(productId);
      const name = `${id}${ending}`;
      if (!(await namesIn(place)).includes(name)) return false;
      await rm(join(place, name), { force: true });
      return true;
    },
  };
}

async function readOrNull(path: string, signal: AbortSignal): Promise<string | null> {
  try {
    return await readFile(path, { encoding: 'utf8', signal });
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
