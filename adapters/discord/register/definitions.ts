import { createHash } from 'node:crypto';
import { dutyPermission } from '../inbound/is-on-duty.ts';

/** What the commands are called in Discord, by their names elsewhere. */
export const commandNames = {
  ask: 'hsc',
  manual: 'hsc-manual',
  products: 'hsc-products',
  help: 'hsc-help',
  status: 'hsc-status',
} as const;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type */
const optionType = { string: 3, boolean: 5, attachment: 11 } as const;

const product = (description: string, required: boolean) => ({
  type: optionType.string,
  name: 'product',
  description,
  required,
  autocomplete: true,
});

/**
 * The commands as they are registered. Global ones say where they work: in servers, in the bot's conversations and in
 * those between people, installed for a server or by a person.
 */
export function commandDefinitions(isGlobal: boolean): readonly Readonly<Record<string, unknown>>[] {
  const everywhere = isGlobal ? { contexts: [0, 1, 2], integration_types: [0, 1] } : {};
  const command = (name: string, description: string, options: readonly unknown[]) => ({
    ...{ type: 1, name, description, options },
    ...everywhere,
  });
  return [
    command(commandNames.ask, "Answers a question about a product from the maker's manual.", [
      product('Which product it is about: its name as it stands on the device', true),
      { type: optionType.string, name: 'question', description: 'What you would like to know', max_length: 2_000 },
      {
        type: optionType.string,
        name: 'mode',
        description: 'How much you would like to read',
        choices: [
          { name: 'general', value: 'general' },
          { name: 'studio: more depth', value: 'studio' },
          { name: 'live: shortest steps, warnings first', value: 'live' },
        ],
      },
      {
        type: optionType.attachment,
        name: 'photo',
        description: 'A picture of the device, or a PDF to read',
        file_types: ['image', '.pdf'],
      },
      { type: optionType.boolean, name: 'private', description: 'Only you see the answer' },
    ]),
    command(commandNames.manual, 'Shows which manual I use for a product.', [product('Which product', true)]),
    command(commandNames.products, 'Lists the products that I know.', [product('Part of a name', false)]),
    command(commandNames.help, 'Shows what I can do.', []),
    {
      ...command(commandNames.status, 'For the people on duty: how I am, and which manuals I can not get.', []),
      ...(isGlobal ? { contexts: [0], integration_types: [0] } : {}),
      default_member_permissions: String(dutyPermission),
    },
  ];
}

/** Tells definitions from other ones, whatever the platform adds to them. */
export function definitionKey(definitions: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(definitions.map(essentialOf)))
    .digest('hex');
}

/** What we say of a command, in one order; what the platform leaves out or fills in when it is left out is left out. */
function essentialOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essentialOf);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .filter(([name, part]) => essential.has(name) && !isNothing(part))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(kept.map(([name, part]) => [name, essentialOf(part)]));
}

const essential: ReadonlySet<string> = new Set([
  ...['type', 'name', 'description', 'options', 'required', 'autocomplete', 'choices', 'value', 'max_length'],
  ...['file_types', 'contexts', 'integration_types', 'default_member_permissions'],
]);

function isNothing(part: unknown): boolean {
  return part === null || part === undefined || part === false || (Array.isArray(part) && part.length === 0);
}
