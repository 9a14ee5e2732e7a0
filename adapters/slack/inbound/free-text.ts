import { ask } from '../../../commands/ask.ts';
import type { Command } from '../../../commands/command.ts';
import { parseFreeText } from '../../../commands/parse-ask.ts';
import { readCommand } from '../../../commands/registry.ts';
import type { Catalog } from '../../../src/catalog/resolution.ts';
import type { Question } from '../../../src/question.ts';
import { isStop } from '../../thread/wording.ts';
import { askKeys } from '../ask-keys.ts';
import type { SlackAddress } from '../slack-address.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import type { SlackOrigin } from './origin.ts';

/** What a question is called that consists of files alone. */
const aboutFiles = 'What is shown here, and what should I do about it?';

export interface FreeText {
  readonly text: string;
  readonly address: SlackAddress;
  readonly origin: SlackOrigin;
  readonly eventKeys: readonly string[];
}

/** What a message to the bot asks for: an end, a card when it is a command word and nothing else, otherwise a question. */
export function readFreeText({ text, address, origin, eventKeys }: FreeText, context: InboundContext): Inbound {
  if (isStop(text)) return { kind: 'stop', conversation: askKeys(address).conversation, eventKeys };
  const { command, argument } = readCommand(text, context.catalog);
  if (isWholeCommand(command, argument, context.catalog))
    return { kind: 'card', command, argument, address, eventKeys };
  const parsed = parseFreeText(text);
  const hasFiles = origin.files.length > 0 || origin.lookForFiles;
  const isBare = parsed.text === '' || productAlone(parsed.text, context.catalog);
  // In a thread the text may stand for the question before it: "and the TD-27?".
  if (isBare && !hasFiles && origin.thread === null) {
    return { kind: 'card', command: ask, argument: parsed.text, address, eventKeys };
  }
  const question: Question = {
    id: address.questionId,
    text: parsed.text === '' ? aboutFiles : parsed.text,
    productHint: null,
    scenario: parsed.scenario,
    images: [],
    thread: [],
    asker: { platform: 'slack', id: address.user },
  };
  const urgency = origin.asked === 'follow-up' ? 'overheard' : 'asked';
  return { kind: 'ask', ask: { question, address, eventKeys, origin, ...askKeys(address), urgency, isStaff: false } };
}

/** In free text "manual mode on the td-17" is a question, "manual td-17" and "help" are commands. */
function isWholeCommand(command: Command, argument: string, catalog: Catalog): boolean {
  switch (command.name) {
    case 'help':
      return argument === '';
    case 'products':
      return argument.split(/\s+/).length <= 2 && !argument.endsWith('?');
    case 'manual':
      return argument !== '' && productAlone(argument, catalog);
    default:
      return false;
  }
}

function productAlone(text: string, catalog: Catalog): boolean {
  const { hint, rest } = catalog.splitHint(text);
  return hint !== null && rest === '';
}
