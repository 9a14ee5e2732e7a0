import { readFileSync } from 'node:fs';
import { broaden } from '../src/context/broaden.ts';
import { createPassageIndexes } from '../src/context/passage-indexes.ts';
import type { PassageIndex } from '../src/context/passage-index.ts';
import { rankOver } from '../src/context/rank-over.ts';
import type { Manual } from '../src/manual/manual.ts';
import type { Bench } from './figure.ts';
import { isQuick } from './is-quick.ts';

/** As long as the longest ordinary manuals (1,158 pages). Megabytes of UTF-16 units. */
const LONG = 2;
const SHORT = 0.2;
const PAGE = 1_800;
/** Words of a manual of that length. */
const VOCABULARY = 20_000;
const { signal } = new AbortController();

const QUESTIONS = [
  'how do I pair it with my phone over bluetooth',
  'my pictures come out way too dark, what should I look at first',
  'error E-05 after the firmware update',
  'Wie stelle ich die Werkseinstellungen wieder her?',
  'wher can i chnage teh tempo of the metronom',
  'difference between the pre and post fader sends of the aux busses when recording a live set with sixteen channels',
];

/**
 * Indexing and ranking of a manual of 2 MB whose words are as frequent as those of real ones (Zipf's law). Times are the
 * main thread's CPU time, which is what the event loop is kept from when the machine has nothing else to do. `--quick`: a
 * manual of 0.2 MB.
 */
export const bench: Bench = async (options) => {
  const size = isQuick(options) ? SHORT : LONG;
  const manual = syntheticManual(size * 1e6);
  await createPassageIndexes({ maxCharacters: 1 }).indexFor(manual, signal);
  const { index, milliseconds, worstBlock } = await timedIndex(manual);
  return [
    { name: 'indexing', value: milliseconds / (manual.characters / 1e6), unit: 'ms/MB', most: 400, least: null },
    {
      name: `longest turn of the event loop while indexing ${size} MB`,
      value: worstBlock,
      unit: 'ms',
      most: 15,
      least: null,
    },
    { name: `query over ${size} MB, p95`, value: queryTime(index, 0.95), unit: 'ms', most: 10, least: null },
  ];
};

async function timedIndex(manual: Manual) {
  let indexing = true;
  let worstBlock = 0;
  let turnStart = cpuMilliseconds();
  const turn = (): void => {
    worstBlock = Math.max(worstBlock, cpuMilliseconds() - turnStart);
    turnStart = cpuMilliseconds();
    if (indexing) setImmediate(turn);
  };
  setImmediate(turn);
  const start = cpuMilliseconds();
  const index = await createPassageIndexes({ maxCharacters: 1 }).indexFor(manual, signal);
  indexing = false;
  return { index, milliseconds: cpuMilliseconds() - start, worstBlock };
}

function queryTime(index: PassageIndex, share: number): number {
  const times = Array.from({ length: 50 }, () => QUESTIONS)
    .flat()
    .map((question) => {
      const start = cpuMilliseconds();
      broaden([index], rankOver([index], { text: question }), { text: question });
      return cpuMilliseconds() - start;
    })
    .toSorted((a, b) => a - b);
  return times[Math.floor(share * (times.length - 1))] ?? 0;
}

function cpuMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function syntheticManual(characters: number): Manual {
  const words = vocabulary();
  const random = generator(1);
  const pages = Array.from({ length: Math.ceil(characters / PAGE) }, (_, index) => {
    let text = '';
    while (text.length < PAGE) text += `${sentence(words, random)}\n`;
    const headings = [sentence(words, random).slice(0, 40)];
    return {
      number: index + 1,
      label: String(index + 1),
      headings,
      text: `${headings.join('')}\n${text}`,
      anchor: null,
    };
  });
  const outline = pages.map((page) => ({ title: page.headings.join(''), page: page.number, depth: page.number % 3 }));
  return {
    ...{
      documentId: 'bench',
      title: null,
      format: 'pdf',
      pages,
      outline,
      hazards: [],
      url: 'file:bench',
      edition: null,
    },
    ...{ language: 'en', sha256: 'bench', fetchedAt: 0, etag: null, lastModified: null },
    characters: pages.reduce((sum, page) => sum + page.text.length, 0),
  };
}

/** Real words first (of the questions and of this file), then made-up ones. */
function vocabulary(): readonly string[] {
  const real = new Set(`${QUESTIONS.join(' ')} ${readFileSync(import.meta.filename, 'utf8')}`.match(/[a-z]{3,}/giu));
  const random = generator(2);
  const made = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(
      '',
    ),
  );
  return [...real, ...made];
}

const SYLLABLES = 'ba con de fi gra in lo men ner pro qui re sta tion ur ver with ex al ing'.split(' ');

function sentence(words: readonly string[], random: () => number): string {
  const picked = Array.from({ length: 12 }, () => words[Math.floor(words.length ** random()) - 1] ?? 'word');
  return `${picked.join(' ')}.`;
}

/** Lehmer's generator: the same numbers on every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
