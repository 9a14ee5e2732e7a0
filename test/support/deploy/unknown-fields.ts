import * as models from '@kubernetes/client-node';
import { z } from 'zod';

const attributes = z.array(z.object({ name: z.string(), baseName: z.string(), type: z.string() }));
const described = z.custom<{ getAttributeTypeMap(): unknown }>(
  (value) => typeof value === 'function' && 'getAttributeTypeMap' in value,
);
const fields = z.record(z.string(), z.unknown());

/** Models of Kubernetes' own API description, by the name of their kind and version. */
const known: ReadonlyMap<string, unknown> = new Map(Object.entries(models));

/**
 * Paths of the fields of a resource that Kubernetes doesn't have. `kubectl apply` would refuse them, or drop them in
 * silence; neither kustomize nor types of our own would see them.
 */
export function unknownFields(resource: unknown): readonly string[] {
  const { apiVersion, kind } = z.looseObject({ apiVersion: z.string(), kind: z.string() }).parse(resource);
  const version = apiVersion.split('/').at(-1) ?? '';
  const model = `${version.charAt(0).toUpperCase()}${version.slice(1)}${kind}`;
  if (!known.has(model)) return [`no ${kind} in ${apiVersion}`];
  return walk(resource, model, kind);
}

function walk(value: unknown, type: string, path: string): readonly string[] {
  const item = /^Array<(.+)>$/.exec(type)?.[1];
  if (item !== undefined) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((one: unknown, index) => walk(one, item, `${path}[${index}]`));
  }
  const entry = /^\{ \[key: string\]: (.+); \}$/.exec(type)?.[1];
  if (entry !== undefined) return entriesOf(value, path).flatMap(([key, one]) => walk(one, entry, `${path}.${key}`));
  const model = described.safeParse(known.get(type));
  return model.success ? walkFields(value, model.data, path) : checkPlain(value, type, path);
}

function walkFields(value: unknown, model: { getAttributeTypeMap(): unknown }, path: string): readonly string[] {
  const allowed = new Map(attributes.parse(model.getAttributeTypeMap()).map(({ baseName, type }) => [baseName, type]));
  return entriesOf(value, path).flatMap(([key, one]) => {
    const type = allowed.get(key);
    return type === undefined ? [`${path}.${key}`] : walk(one, type, `${path}.${key}`);
  });
}

function checkPlain(value: unknown, type: string, path: string): readonly string[] {
  const plain: Readonly<Record<string, boolean>> = {
    string: typeof value === 'string',
    number: typeof value === 'number',
    boolean: typeof value === 'boolean',
    IntOrString: typeof value === 'string' || typeof value === 'number',
  };
  return plain[type] === false ? [`${path} is no ${type}`] : [];
}

function entriesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  const read = fields.safeParse(value);
  if (!read.success) throw new TypeError(`${path} has no fields`);
  return Object.entries(read.data);
}
