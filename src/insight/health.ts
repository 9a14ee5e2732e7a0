/** How one part of the process is: `off` is a choice, not a fault. */
export type PartState = 'up' | 'degraded' | 'off';

/** A part that can be asked how it is, without waiting. */
export interface Part {
  readonly name: string;
  /** False while nobody could be answered without it. */
  readonly optional: boolean;
  state(): PartState;
  /** A sentence about what doesn't work although it is up; null or missing: nothing is known. */
  detail?(): string | null;
}

export interface Readiness {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, PartState>>;
  /** What there is to say about parts; missing where there is nothing. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Whether questions can be answered, and how each part is. A degraded part that isn't optional makes it false. */
export function readiness(parts: readonly Part[]): Readiness {
  const states = parts.map((part) => ({ part, state: part.state() }));
  const details = parts.flatMap((part) => {
    const detail = part.detail?.() ?? null;
    return detail === null ? [] : [[part.name, detail] as const];
  });
  return {
    ready: states.every(({ part, state }) => part.optional || state !== 'degraded'),
    parts: Object.fromEntries(states.map(({ part, state }) => [part.name, state])),
    ...(details.length === 0 ? {} : { details: Object.fromEntries(details) }),
  };
}
