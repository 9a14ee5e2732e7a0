export interface PatienceSettings {
  /** The shortest wait for a first word, in milliseconds. People are to be told within 5 s that a model is gone. */
  readonly least: number;
  /** The longest, in milliseconds. */
  readonly most: number;
}

/** How long a first word is waited for: learned from the model, so that neither a slow nor a dead one costs too much. */
export interface Patience {
  /** The longest wait there is, in milliseconds. */
  readonly most: number;
  /** False until a first word has come: how fast the model is, nobody knows. */
  readonly learned: boolean;
  /** Milliseconds to wait from now on. */
  limit(): number;
  /** A first word came after so many milliseconds. */
  learn(milliseconds: number): void;
}

/** Four times what the model took lately. */
const factor = 4;
const remembered = 20;

const usual: PatienceSettings = { least: 4_000, most: 20_000 };

/** Makes a patience that begins with the shortest wait. */
export function createPatience(settings: Partial<PatienceSettings> = {}): Patience {
  const { least, most } = { ...usual, ...settings };
  const lately: number[] = [];
  return {
    most,
    get learned() {
      return lately.length > 0;
    },
    limit: () => Math.min(most, Math.max(least, factor * Math.max(0, ...lately))),
    learn(milliseconds) {
      lately.push(milliseconds);
      if (lately.length > remembered) lately.shift();
    },
  };
}
