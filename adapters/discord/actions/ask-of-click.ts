import { createHash } from 'node:crypto';
import type { Catalog } from '../../../src/catalog/resolution.ts';
import type { Ask } from '../../../src/delivery/ask.ts';
import type { Scenario } from '../../../src/question.ts';
import { askKeys } from '../ask-keys.ts';
import { addressOf } from '../inbound/interaction.ts';
import type { DiscordFile, DiscordOrigin } from '../inbound/origin.ts';
import type { DiscordAddress } from '../discord-address.ts';
import type { Click } from './click.ts';

interface Asked {
  readonly text: string;
  readonly productId: string | null;
  readonly scenario: Scenario;
  readonly files: readonly DiscordFile[];
  /** The answer takes the place of the message that was clicked in. */
  readonly goesOn: boolean;
}

interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly newId: () => string;
  readonly botUser: string;
  readonly isStaff: boolean;
}

/** The question that a click asks. A product can be chosen once in a message, and each question asked once. */
export function askOfClick(click: Click, asked: Asked, moment: Moment): Ask {
  const { interaction, message, isPrivate, shownQuestion, repliesTo } = click;
  const { goesOn, text, productId } = asked;
  const address: DiscordAddress = {
    ...addressOf(interaction, moment),
    isPrivate,
    message: goesOn ? message : null,
    showsQuestion: goesOn ? shownQuestion !== null : true,
  };
  const origin: DiscordOrigin = {
    asked: 'click',
    message,
    // A follow-up continues the message that it was clicked in.
    repliesTo: isPrivate || interaction.isVisitor ? null : goesOn ? repliesTo : message,
    isInThread: interaction.channelKind === 'thread' && !isPrivate,
    botUser: moment.botUser,
    files: [...asked.files],
  };
  return {
    question: {
      id: address.questionId,
      text,
      productHint: productId,
      scenario: asked.scenario,
      images: [],
      thread: [],
      asker: { platform: 'discord', id: interaction.user },
    },
    address,
    eventKeys: [`discord:interaction:${interaction.id}`, keyOf(click, asked)],
    origin,
    ...askKeys(address),
    urgency: 'asked',
    isStaff: moment.isStaff,
  };
}

function keyOf({ message, interaction }: Click, { goesOn, productId, text }: Asked): string {
  if (goesOn) return `discord:click:${message}:choose`;
  const asked = createHash('sha256')
    .update(`${interaction.user}\n${productId ?? ''}\n${text}`)
    .digest('hex');
  return `discord:click:${message}:ask:${asked.slice(0, 16)}`;
}

/** What a button asks that isn't the choice of a product; '' where that can't be told any more. */
export function questionOf({ action, label, beside }: Click, catalog: Catalog): string {
  switch (action.kind) {
    case 'ask':
      return label;
    case 'tip': {
      const tip = beside.replace(/^\P{L}*(?:Tip)?\s*/u, '');
      return tip === '' ? '' : `Tell me more about this tip: ${tip}`;
    }
    case 'use': {
      const name = beside.split(':').slice(1).join(':').trim();
      const product = action.productId === null ? undefined : catalog.byId(action.productId);
      if (name === '') return '';
      return product === undefined ? `How do I use the ${name}?` : `How do I use the ${name} with the ${product.name}?`;
    }
    default:
      return '';
  }
}
