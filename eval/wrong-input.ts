import type { ArgsDef, CommandDef } from 'citty';

/** What the operator gave can't be used; the message is one sentence that says what and why. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput';
}

/** Runs a measurement. Wrong input becomes its sentence on the standard error and exit code 1, without a stack. */
export async function orOneSentence(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof WrongInput) && !isWrongOption(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** What `parseArgs` throws for an option that there isn't. */
function isWrongOption(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** The command, telling of wrong input as `orOneSentence` does. */
export function tellingWrongInput<Args extends ArgsDef>(command: CommandDef<Args>): CommandDef<Args> {
  return { ...command, run: (context) => orOneSentence(() => command.run?.(context)) };
}

/** Why a file or folder can't be read, for the end of a sentence. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is nothing of that name';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'ENOTDIR') return 'it is not a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'reading it is not permitted';
  return 'it cannot be read';
}
