import type { Question } from '../../../src/question.ts';
import { readFreeText } from '../../read-free-text.ts';
import { askKeys } from '../ask-keys.ts';
import type { SlackAddress } from '../slack-address.ts';
import type { Inbound, InboundContext } from './inbound.ts';
import type { SlackOrigin } from './origin.ts';

export interface SlackText {
  readonly text: string;
  readonly address: SlackAddress;
  readonly origin: SlackOrigin;
  readonly eventKeys: readonly string[];
}

/** What a message to the bot asks for: an end, a card when it is a command word and nothing else, otherwise a question. */
export function readSlackText({ text, address, origin, eventKeys }: SlackText, { catalog }: InboundContext): Inbound {
  const hasFiles = origin.files.length > 0 || origin.lookForFiles;
  const read = readFreeText(text, { hasFiles, continues: origin.thread !== null }, catalog);
  const keys = askKeys(address);
  if (read.kind === 'stop') return { kind: 'stop', conversation: keys.conversation, eventKeys };
  if (read.kind === 'card') return { ...read, address, eventKeys };
  const question: Question = {
    id: address.questionId,
    text: read.text,
    productHint: null,
    scenario: read.scenario,
    images: [],
    thread: [],
    asker: { platform: 'slack', id: address.user },
  };
  const urgency = origin.asked === 'follow-up' ? 'overheard' : 'asked';
  return { kind: 'ask', ask: { question, address, eventKeys, origin, ...keys, urgency, isStaff: false } };
}
