import type { ChildProcess } from 'node:child_process';
import { FaultError } from './fault-error.ts';

/** What the watchdog writes to stderr before it ends a reader that holds too much. */
export const overMemory = 'the reader holds more memory than it may';

/** What V8 writes before it aborts the process (`V8::FatalProcessOutOfMemory`). */
const overHeap = /out of memory|Allocation failed/u;
/** What is kept of a reader's last words; characters. */
const lastWords = 2_000;

/** Resolves with the reason when the process has ended, or could not be started. Reads its stderr until then. */
export function deathOf(child: ChildProcess, memoryLimit: number): Promise<FaultError> {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-lastWords);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve(new FaultError('reader-failed', `the reader could not be used: ${error.message}`));
    });
    // Not `exit`: its last words may come after that.
    child.on('close', (code, signal) => {
      if (words.includes(overMemory) || overHeap.test(words)) {
        resolve(new FaultError('too-large', `reading it took more than ${memoryLimit} MB of memory`));
      } else {
        resolve(
          new FaultError('reader-failed', `the reader ended with ${signal ?? `code ${String(code)}`}${said(words)}`),
        );
      }
    });
  });
}

function said(words: string): string {
  const line = words.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line === '' ? '' : `, saying: ${line}`;
}
