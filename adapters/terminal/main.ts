import { assemble } from '../../src/assemble.ts';
import type { Assembly } from '../../src/assemble.ts';
import { readSettings } from '../../src/config.ts';
import { HscError } from '../../src/errors.ts';
import { createLog } from '../../src/insight/log.ts';
import { createMetrics } from '../../src/insight/metrics.ts';
import { secretsOf } from '../../src/settings/parse-settings.ts';
import { systemClock } from '../../src/system-clock.ts';
import { readArguments, usage } from './arguments.ts';
import { replyInTerminal } from './reply-in-terminal.ts';

const { stdout, stderr } = process;

/** Whoever asks here sees how far it is, and nothing goes on afterwards: a long manual is waited for. Milliseconds. */
const patience = 120_000;
/** A slow model is waited for as long as it may take for its first word at most. Milliseconds. */
const firstWord = 20_000;

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
    assembly = await assemble(settings, instruments, { patience, firstWord });
  } catch (error) {
    if (error instanceof HscError) return say(stderr, `${error.message}\n`, 1);
    throw error;
  }
  try {
    return await replyInTerminal(assembly, given.text, { json: given.json, patience });
  } finally {
    await assembly.close();
  }
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(text);
  return code;
}
