import { HscError } from '../errors.ts';

/** The model's maker asks for a pause. It holds for every answer of the process, not for the one that met it. */
export class RateLimited extends HscError {
  /** Milliseconds that the maker asks to wait; null when it doesn't say. */
  readonly retryAfter: number | null;

  constructor(message: string, retryAfter: number | null) {
    super('model-rate-limited', message);
    this.retryAfter = retryAfter;
  }
}
