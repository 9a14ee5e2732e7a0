import { z } from 'zod';
import { ask } from '../../../commands/ask.ts';
import type { Command } from '../../../commands/command.ts';
import { longestQuestion, parseAsk } from '../../../commands/parse-ask.ts';
import { commands, readCommand, staffCommands } from '../../../commands/registry.ts';
import type { Catalog } from '../../../src/catalog/resolution.ts';
import type { Scenario } from '../../../src/question.ts';
import { askKeys } from '../ask-keys.ts';
import { commandNames } from '../register/definitions.ts';
import { ignore } from './inbound.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import { addressOf } from './interaction.ts';
import type { Interaction } from './interaction.ts';
import { isOnDuty } from './is-on-duty.ts';
import { filesIn } from './origin.ts';
import type { DiscordFile } from './origin.ts';
import { plainText } from './plain-text.ts';

const dataSchema = z.object({
  name: z.string(),
  options: z
    .array(z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).nullish() }))
    .nullish(),
  resolved: z.object({ attachments: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

const scenario = z.enum(['general', 'studio', 'live']) satisfies z.ZodType<Scenario>;

const forOnDuty = 'This is for the people on duty here.';

interface Given {
  readonly product: string;
  readonly question: string;
  readonly mode: Scenario | null;
  readonly isPrivate: boolean;
  readonly files: readonly DiscordFile[];
}

/**
 * A slash command. What is typed as the product is either chosen from what was offered, or goes through the same grammar
 * as a line in any other chat: `td-17 how do I …`, `help`.
 */
export function readSlash(interaction: Interaction, context: InboundContext): Inbound {
  const parsed = dataSchema.safeParse(interaction.data);
  if (!parsed.success) return ignore('not a command that can be read');
  const { name, options, resolved } = parsed.data;
  const given = readOptions(options ?? [], resolved?.attachments ?? {});
  // After a drop the gateway may send it again.
  const eventKeys = [`discord:interaction:${interaction.id}`];
  const address = { ...addressOf(interaction, context), isPrivate: true };
  const named = Object.entries(commandNames).find(([, full]) => full === name)?.[0];
  const onDuty = staffCommands.find((one) => one.name === named);
  if (onDuty !== undefined && !isOnDuty(interaction, context)) {
    return { kind: 'tell', sentence: forOnDuty, address, eventKeys };
  }
  const command = onDuty ?? commands.find((one) => one.name !== null && one.name === named);
  if (command !== undefined) return { kind: 'card', command, argument: given.product, address, eventKeys };
  const read = readAsk(given, context.catalog);
  if (read.kind === 'card') return { ...read, address, eventKeys };
  const question = {
    id: address.questionId,
    text: read.text,
    productHint: read.hint,
    scenario: given.mode ?? read.scenario,
    images: [],
    thread: [],
    asker: { platform: 'discord', id: interaction.user },
  };
  const origin = {
    ...{ asked: 'command', message: null, repliesTo: null, isInThread: false, botUser: context.botUser },
    files: given.files,
  };
  const own = { ...address, isPrivate: given.isPrivate };
  const isStaff = interaction.roles.some((role) => context.staffRoles.has(role));
  return {
    kind: 'ask',
    ask: { question, address: own, eventKeys, origin, ...askKeys(own), urgency: 'asked', isStaff },
  };
}

type ReadAsk =
  | { readonly kind: 'card'; readonly command: Command; readonly argument: string }
  | { readonly kind: 'question'; readonly hint: string | null; readonly text: string; readonly scenario: Scenario };

function readAsk({ product, question, files }: Given, catalog: Catalog): ReadAsk {
  const aboutFiles = files.length > 0 ? 'What is shown here, and what should I do about it?' : '';
  if (catalog.byId(product) !== undefined) {
    const text = question === '' ? aboutFiles : question;
    if (text === '') return { kind: 'card', command: ask, argument: product };
    return { kind: 'question', hint: product, text, scenario: 'general' };
  }
  const line = `${product} ${question}`.trim();
  const { command, argument } = readCommand(line, catalog);
  if (command.name !== null) return { kind: 'card', command, argument };
  const parsed = parseAsk(line, catalog);
  // A product that nobody knows is still what was meant by the product.
  const hint = parsed.hint ?? (product === '' ? null : product);
  const rest = parsed.hint === null ? question : parsed.text;
  const text = rest === '' ? aboutFiles : rest;
  if (text === '') return { kind: 'card', command: ask, argument: line };
  return { kind: 'question', hint, text, scenario: parsed.scenario };
}

function readOptions(
  options: readonly { readonly name: string; readonly value?: string | number | boolean | null | undefined }[],
  attachments: Readonly<Record<string, unknown>>,
): Given {
  const value = (name: string): string => {
    const found = options.find((option) => option.name === name)?.value;
    return found == null ? '' : String(found).slice(0, longestQuestion);
  };
  const text = (name: string): string => plainText(value(name), '').text;
  return {
    product: text('product'),
    question: text('question'),
    mode: scenario.safeParse(value('mode')).data ?? null,
    isPrivate: value('private') === 'true',
    files: filesIn([attachments[value('photo')]]),
  };
}
