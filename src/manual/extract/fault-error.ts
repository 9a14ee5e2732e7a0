import type { Fault } from './protocol.ts';

/** A document can't be read: why, as the outcome names it, and a sentence for the operator. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly fault: Fault;

  constructor(fault: Fault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
