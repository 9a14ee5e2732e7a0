import { Refusal } from '../refusal.ts';

/** Ids that an interaction brings along to open a view with. */
export interface Triggers {
  make(user: string): string;
  /** The person whose trigger this is; refuses one that is unknown, used or too old. */
  use(id: string): string;
}

export function createTriggers(now: () => number, life: number): Triggers {
  const triggers = new Map<string, { readonly user: string; readonly until: number; used: boolean }>();
  return {
    make(user) {
      const id = `${triggers.size + 1}.${Math.floor(now())}.5e3f`;
      triggers.set(id, { user, until: now() + life, used: false });
      return id;
    },
    use(id) {
      const trigger = triggers.get(id);
      if (trigger === undefined) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (trigger.until < now()) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return trigger.user;
    },
  };
}
