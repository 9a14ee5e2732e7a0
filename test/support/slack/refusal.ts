import type { JsonObject } from '../stand-in/json.ts';

/** A call that is answered with `ok: false`. */
export class Refusal extends Error {
  /** The name of the error, as the platform's reference lists it. */
  readonly error: string;
  /** What stands beside the error in the reply. */
  readonly more: JsonObject;

  constructor(error: string, more: JsonObject = {}) {
    super(error);
    this.error = error;
    this.more = more;
  }
}
