import { LRUCache } from 'lru-cache';
import type { ModelChunk } from '../model/language-model.ts';

/** So many words in a row, as the instruction has them, are no chance. */
const ECHO_WORDS = 8;
const TOKEN = /[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu;
const IS_WORD = /^[\p{L}\p{N}]/u;

interface Held {
  /** What stands between it and the word before, where that is held as well. */
  readonly before: string;
  readonly word: string;
  /** The word in small letters. */
  readonly small: string;
}

/**
 * A model's stream without what it repeats of its instruction (eight words in a row or more), which a manual or a
 * question may have told it to. Text is given on as soon as it can't be the beginning of such a stretch any more: at most
 * seven words are held back.
 */
export async function* withoutEcho(chunks: AsyncIterable<ModelChunk>, instruction: string): AsyncGenerator<ModelChunk> {
  const guard = createEchoGuard(instruction);
  for await (const chunk of chunks) {
    if (chunk.type === 'start') {
      yield chunk;
      continue;
    }
    const text = chunk.type === 'text' ? guard.push(chunk.text) : guard.end();
    if (text !== '') yield { type: 'text', text };
    if (chunk.type === 'end') yield chunk;
  }
  const rest = guard.end();
  if (rest !== '') yield { type: 'text', text: rest };
}

/** An instruction's words, in small letters. */
interface InstructionWords {
  readonly words: readonly string[];
  /** Where each of them stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly joined: string;
}

/** There are a few instructions, and each question has one of them. */
const seen = new LRUCache<string, InstructionWords>({ max: 20 });

function wordsOf(instruction: string): InstructionWords {
  const known = seen.get(instruction);
  if (known !== undefined) return known;
  const words = instruction.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const places = Map.groupBy(words.keys(), (place) => words[place] ?? '');
  const read = { words, places, joined: ` ${words.join(' ')} ` };
  seen.set(instruction, read);
  return read;
}

function standsIn({ words, places }: InstructionWords, held: readonly Held[]): boolean {
  const starts = places.get(held[0]?.small ?? '') ?? [];
  return starts.some((start) => held.every(({ small }, index) => words[start + index] === small));
}

interface EchoGuard {
  /** Takes the next text and gives what may be shown by now. */
  push(text: string): string;
  /** What is still held. */
  end(): string;
}

function createEchoGuard(instruction: string): EchoGuard {
  const known = wordsOf(instruction);
  /** The last words, as long as they stand in the instruction in this order. */
  let run: Held[] = [];
  let echoes = false;
  /** What stands between the run and the next word. */
  let between = '';
  let unfinished = '';

  function release(): string {
    const text = echoes ? '' : run.map(({ before, word: written }) => before + written).join('');
    run = [];
    echoes = false;
    return text;
  }

  function word(written: string): string {
    const small = written.toLowerCase();
    if (run.length === 0 && !known.places.has(small)) return written;
    run.push({ before: between, word: written, small });
    between = '';
    let text = '';
    while (run.length > 0 && !standsIn(known, run)) {
      const [first, ...rest] = run;
      if (echoes) run = run.slice(-1);
      else run = rest;
      text += echoes ? '' : `${first?.before ?? ''}${first?.word ?? ''}`;
      echoes = false;
      const [next, ...others] = run;
      if (next === undefined) break;
      text += next.before;
      run = [{ ...next, before: '' }, ...others];
    }
    if (run.length >= ECHO_WORDS) echoes = true;
    if (run.length > ECHO_WORDS) run.shift();
    return text;
  }

  function gap(written: string): string {
    if (run.length === 0) return written;
    between += written;
    return '';
  }

  /** Everything that is held, as far as it is no echo. */
  function all(): string {
    const text = release() + between + unfinished;
    between = '';
    unfinished = '';
    return text;
  }

  return {
    push(text) {
      const tokens = (unfinished + text).match(TOKEN) ?? [];
      // Words and what stands between them come by turns.
      const firstWord = IS_WORD.test(tokens[0] ?? '') ? 0 : 1;
      const isWord = (place: number): boolean => place % 2 === firstWord;
      unfinished = isWord(tokens.length - 1) ? (tokens.pop() ?? '') : '';
      const shown = tokens.map((token, place) => (isWord(place) ? word(token) : gap(token))).join('');
      return unfinished === '' || known.joined.includes(` ${unfinished.toLowerCase()}`) ? shown : shown + all();
    },
    end() {
      const last = unfinished;
      unfinished = '';
      return (last === '' ? '' : word(last)) + all();
    },
  };
}
