import { z } from 'zod';

const typed = z.looseObject({ type: z.int() });

/** Chooses by `type`, so that what is wrong is said of that component and not of all that there are. */
export function oneOf(kinds: Readonly<Record<number, z.ZodType>>) {
  return typed.superRefine((component, context) => {
    const kind = kinds[component.type];
    if (kind === undefined) {
      const types = Object.keys(kinds).join(', ');
      context.addIssue({ code: 'custom', path: ['type'], message: `Value of field "type" must be one of (${types}).` });
      return;
    }
    for (const { path, message } of kind.safeParse(component).error?.issues ?? []) {
      context.addIssue({ code: 'custom', path, message });
    }
  });
}
