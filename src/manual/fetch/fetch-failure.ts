import type { ManualFailure } from '../manual.ts';

/** Ends a fetch inside this folder; at its edge it becomes a failed outcome. `detail` is for the operator's log. */
export class FetchFailure extends Error {
  override readonly name = 'FetchFailure';
  readonly reason: ManualFailure;
  readonly detail: string;

  constructor(reason: ManualFailure, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
    this.detail = detail;
  }
}
