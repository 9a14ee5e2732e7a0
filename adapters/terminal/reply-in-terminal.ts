import { randomUUID } from 'node:crypto';
import { ask } from '../../commands/ask.ts';
import type { CommandParts, Reply } from '../../commands/command.ts';
import { readCommand } from '../../commands/registry.ts';
import type { AnswerEvent, AnswerOutcome } from '../../src/answer/events.ts';
import type { Assembly } from '../../src/assemble.ts';
import { wantsColour } from '../../src/config.ts';
import { systemClock } from '../../src/system-clock.ts';
import { streamReply } from '../stream-reply.ts';
import { usage } from './arguments.ts';
import { exitCode } from './exit-code.ts';
import { printEvents } from './print-events.ts';
import { renderCard } from './render-card.ts';
import { createStyle } from './style.ts';
import { createTerminalSurface } from './terminal-surface.ts';

const { stdout, stderr } = process;

export interface ReplyOptions {
  /** Lines of JSON in place of text. */
  readonly json: boolean;
  /** Milliseconds that a manual is waited for. */
  readonly patience: number;
}

/** Does what the words of a command line ask for and writes the reply; Ctrl-C stops it. Gives the exit code. */
export async function replyInTerminal(
  { engine, catalog, library }: Assembly,
  words: string,
  { json, patience }: ReplyOptions,
): Promise<number> {
  const parts: CommandParts = { catalog, library, patience, prefix: 'npm run ask --', isChat: false };
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort(new Error('interrupted'));
  });
  try {
    const { command, argument } = readCommand(words, catalog);
    const reply = await command.run(argument, parts, stop.signal);
    if (reply.kind === 'card') return command === ask ? askForMore(words, reply) : showCard(reply, json);
    const asked = { images: [], thread: [], asker: { platform: 'terminal', id: null } } as const;
    const question = {
      ...asked,
      id: randomUUID(),
      text: reply.text,
      productHint: reply.hint,
      scenario: reply.scenario,
    };
    const events = engine.answer(question, stop.signal);
    return exitCode(await (json ? printEvents(events, print, stop.signal) : showAnswer(events, stop.signal)));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    if (stdout.isTTY) print('\n');
    return 130;
  }
}

type CardReply = Extract<Reply, { kind: 'card' }>;

/** Without a question there is nothing to answer, and without any word there is the usage to tell. */
function askForMore(words: string, { card }: CardReply): number {
  stderr.write(words.trim() === '' ? usage : `${card.title}\n`);
  return 2;
}

function showCard({ card, outcome }: CardReply, json: boolean): number {
  print(json ? `${JSON.stringify({ type: 'card', ...card })}\n` : renderCard(card, createStyle(wantsColour(stdout))));
  return outcome === undefined ? 0 : exitCode(outcome);
}

async function showAnswer(events: AsyncIterable<AnswerEvent>, signal: AbortSignal): Promise<AnswerOutcome | null> {
  const style = createStyle(wantsColour(stdout));
  const columns = stdout.columns || 80;
  const surface = createTerminalSurface({ write: print, live: stdout.isTTY, columns, style, clock: systemClock });
  const { draft } = await streamReply(events, { surface, interval: () => 30, clock: systemClock, signal });
  return draft?.outcome ?? null;
}

function print(text: string): void {
  stdout.write(text);
}
