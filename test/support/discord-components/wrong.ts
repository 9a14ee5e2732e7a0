import type { z } from 'zod';

/** Something in a body that the platform refuses: where, its name and its sentence. */
export interface Wrong {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** What a schema finds, as the platform names it. */
export function wrongsOf(error: z.ZodError | undefined, at: readonly PropertyKey[] = []): Wrong[] {
  return (error?.issues ?? []).map((issue) => ({
    path: [...at, ...issue.path],
    code: codeOf(issue),
    message: issue.code === 'unrecognized_keys' ? `there is no field ${issue.keys.join(', ')}` : issue.message,
  }));
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return issue.origin === 'string' ? 'BASE_TYPE_MAX_LENGTH' : 'BASE_TYPE_BAD_LENGTH';
  if (issue.code === 'too_small') return 'BASE_TYPE_BAD_LENGTH';
  if (issue.message === 'This field is required' || issue.code === 'invalid_type') return 'BASE_TYPE_REQUIRED';
  return 'BASE_TYPE_INVALID';
}
