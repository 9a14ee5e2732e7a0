/** How one part of the process is: `off` is a choice, not a fault. */
export type PartState = 'up' | 'degraded' | 'off';

/** A part that can be asked how it is, without waiting. */
export interface Part {
  readonly name: string;
  /** False while nobody could be answered without it. */
  readonly optional: boolean;
  state(): PartState;
}

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, PartState>>;
}

/** Whether questions can be answered, and how each part is. A degraded part that isn't optional makes it false. */
export function readiness(parts: readonly Part[]): Readiness {
  const states = parts.map((part) => ({ part, state: part.state() }));
  return {
    ready: states.every(({ part, state }) => part.optional || state !== 'degraded'),
    parts: Object.fromEntries(states.map(({ part, state }) => [part.name, state])),
  };
}
