/** What a model is told before anything else, and the version by which its answers are compared. */
export interface Instruction {
  /** Changes with every change of the text: `live-1`. */
  readonly version: string;
  readonly text: string;
}
