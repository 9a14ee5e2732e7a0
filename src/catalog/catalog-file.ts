import { z } from 'zod';
import { cleanText } from './clean-text.ts';
import { readFirmware } from './firmware.ts';

/** Letters and digits of any script, `.`, `_` and `-`, at most 100: an id becomes part of keys and file names. */
const SAFE_ID = /^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}._-]{0,99}$/u;

const text = (limit: number) =>
  z
    .string()
    .nullish()
    .transform((value) => cleanText(value ?? '', limit) || null);

const id = z
  .string()
  .transform((value) => value.trim().normalize('NFC'))
  .refine((value) => SAFE_ID.test(value), 'may have letters, digits, ".", "_" and "-" only, and 100 of them at most');

const targetId = z
  .string()
  .transform((value) => cleanText(value, 100))
  .refine((value) => value !== '', 'is empty');

/** True for an address that may be fetched or linked: http or https, without a user name in it. */
function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/u.test(url.protocol) && url.username === '' && url.password === '';
}

const address = z
  .string()
  .max(2048, 'is longer than 2048 characters')
  .nullish()
  .transform((value) => value?.trim() ?? '')
  .refine((value) => value === '' || isWebAddress(value), 'is not an http or https address')
  .transform((value) => value || null);

const firmware = text(20)
  .refine((value) => value === null || readFirmware(value) !== null, 'is not a version such as "1.10"')
  .transform((value) => (value === null ? null : readFirmware(value)))
  .describe('The first firmware that this edition of the manual is for, for example: 2.0');

const manualEntry = z
  .object({
    title: text(200).describe("For example: Owner's Manual"),
    language: text(35).describe('BCP 47, for example: en'),
    edition: text(100),
    firmware,
    url: address,
    path: text(500).describe('A file beside the catalog, relative to this file; instead of url'),
    backup_url: address.describe('Tried when url fails'),
  })
  .refine((manual) => (manual.url === null) !== (manual.path === null), 'needs either "url" or "path", not both');

const relation = z.enum(['accessory', 'related', 'spare_part']);

const accessoryEntry = z.object({
  id: targetId.describe('The id of the accessory, whether or not the catalog has it'),
  name: text(200).describe("Needed only when the catalog doesn't have it"),
  relation: relation.nullish().transform((value) => value ?? 'accessory'),
  url: address,
});

const relationshipEntry = z.object({
  type: z.string().describe('accessory, related or spare_part; others are passed over'),
  target_id: targetId,
  label: text(200),
});

/** A list that may be missing, and is never longer than `limit`. */
const listOf = <T extends z.ZodType>(entry: T, limit: number) =>
  z
    .array(entry)
    .max(limit, `has more than ${limit} entries`)
    .nullish()
    .transform((value) => value ?? []);

/** One product, in our own format or in that of the brand files; every field but id and name may be missing. */
export const productEntrySchema = z.object({
  id,
  name: z
    .string()
    .transform((value) => cleanText(value, 200))
    .refine((value) => value !== '', 'is empty'),
  brand: text(100).describe("The brand's name, when it isn't that of the file"),
  category: text(100),
  description: text(2000).describe('One or two sentences that help without a manual'),
  aliases: listOf(text(100), 50).describe('Other names that people use'),
  support_url: address.describe("The maker's page for people"),
  manuals: listOf(manualEntry, 20).describe('The first is the main one'),
  manual_of: id
    .nullish()
    .transform((value) => value ?? null)
    .describe('The id of a product whose manuals are shared'),
  accessories: listOf(accessoryEntry, 200),
  manual_url: address,
  backup_url: address,
  documentation: z
    .object({ type: text(50), url: address, backup_url: address })
    .nullish()
    .transform((value) => value ?? null),
  relationships: listOf(relationshipEntry, 200),
});

/** What is used of a brand. */
export const brandEntrySchema = z.object({ id: text(100), name: text(100), website: address });

/** A file of products of one brand: `brand` in our own format, `brand_identity` in the brand files. */
const catalogFileSchema = z.object({
  brand: brandEntrySchema.nullish(),
  brand_identity: brandEntrySchema.nullish(),
  products: z.array(productEntrySchema),
});

export type ProductEntry = z.output<typeof productEntrySchema>;
export type BrandEntry = z.output<typeof brandEntrySchema>;

/** The JSON Schema of a catalog file, for editors: `catalog/schema.json` is this. */
export function catalogJsonSchema(): unknown {
  return z.toJSONSchema(catalogFileSchema, { io: 'input' });
}
