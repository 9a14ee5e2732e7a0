/** Every object inside a payload, itself first, with the key that it stands under. */
export function* walk(node: unknown, key = ''): Generator<readonly [string, Readonly<Record<string, unknown>>]> {
  if (Array.isArray(node)) {
    for (const item of node) yield* walk(item, key);
  } else if (typeof node === 'object' && node !== null) {
    const entries = Object.entries(node);
    yield [key, Object.fromEntries(entries)];
    for (const [name, value] of entries) yield* walk(value, name);
  }
}
