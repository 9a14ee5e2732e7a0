import { randomUUID } from 'node:crypto';
import { parseAsk } from '../../commands/parse-ask.ts';
import type { AnswerEvent, AnswerOutcome } from '../../src/answer/events.ts';
import { assemble } from '../../src/assemble.ts';
import type { Assembly } from '../../src/assemble.ts';
import { readSettings, wantsColour } from '../../src/config.ts';
import { HscError } from '../../src/errors.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import type { Question } from '../../src/question.ts';
import { secretsOf } from '../../src/settings/parse-settings.ts';
import { systemClock } from '../../src/system-clock.ts';
import { streamReply } from '../stream-reply.ts';
import { readArguments, usage } from './arguments.ts';
import { exitCode } from './exit-code.ts';
import { printEvents } from './print-events.ts';
import { createStyle } from './style.ts';
import { createTerminalSurface } from './terminal-surface.ts';

const { stdout, stderr } = process;

/** Whoever asks here sees how far it is, and nothing goes on afterwards: a long manual is waited for. Milliseconds. */
const patience = 120_000;

// Whoever reads the answer may have seen enough: `… | head`.
stdout.on('error', () => {
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  const given = readArguments(words);
  if (given.kind === 'help') return say(stdout, usage, 0);
  if (given.kind === 'wrong') return say(stderr, `${given.sentence}\n`, 2);
  const { settings, faults } = readSettings();
  if (settings === null) return say(stderr, `${faults.join('\n')}\n`, 1);
  // Quiet unless asked for: the screen is for the answer.
  const level = settings.LOG_LEVEL === 'info' ? 'silent' : settings.LOG_LEVEL;
  const log = createLog(level, secretsOf(settings), (line) => stderr.write(line));
  let assembly: Assembly;
  try {
    const instruments = { log, metrics: createMetrics(), clock: systemClock };
    assembly = await assemble(settings, instruments, { patience });
  } catch (error) {
    if (error instanceof HscError) return say(stderr, `${error.message}\n`, 1);
    throw error;
  }
  try {
    return await ask(assembly, given.text, given.json);
  } finally {
    await assembly.close();
  }
}

async function ask({ engine, catalog }: Assembly, words: string, json: boolean): Promise<number> {
  const { hint, text, scenario } = parseAsk(words, catalog);
  if (text === '') return say(stderr, hint === null ? usage : `What would you like to know about the ${hint}?\n`, 2);
  const question: Question = {
    id: randomUUID(),
    text,
    productHint: hint,
    scenario,
    images: [],
    thread: [],
    asker: { platform: 'terminal', id: null },
  };
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort(new Error('interrupted'));
  });
  try {
    const events = engine.answer(question, stop.signal);
    return exitCode(await (json ? printEvents(events, print, stop.signal) : showAnswer(events, stop.signal)));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    return say(stdout, stdout.isTTY ? '\n' : '', 130);
  }
}

async function showAnswer(events: AsyncIterable<AnswerEvent>, signal: AbortSignal): Promise<AnswerOutcome | null> {
  const style = createStyle(wantsColour(stdout));
  const surface = createTerminalSurface({ write: print, live: stdout.isTTY, style });
  const { draft } = await streamReply(events, { surface, interval: () => 30, clock: systemClock, signal });
  return draft?.outcome ?? null;
}

function print(text: string): void {
  stdout.write(text);
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(text);
  return code;
}
