export const errorCodes = [
  'setting-wrong',
  'catalog-unreadable',
  'redis-unavailable',
  'model-rate-limited',
  'model-unavailable',
  'model-refused',
  'model-bad-request',
  'model-cut',
] as const;

/** Every failure that leaves a module carries one of these, so that it is worded in one place. */
export type ErrorCode = (typeof errorCodes)[number];

/** A failure with a code. The message is for the operator; people get their sentence from the code. */
export class HscError extends Error {
  override readonly name = 'HscError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
