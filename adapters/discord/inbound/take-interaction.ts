import { vote, askFurther, askPerson, choose, takeReason } from '../actions/act-on-click.ts';
import { readClick, readClickedMessage } from '../actions/click.ts';
import { passedQuestion } from '../actions/hand-over.ts';
import { keepAnswer } from '../actions/save-answer.ts';
import { forOnDuty } from '../../actions/checked-form.ts';
import type { DiscordTools, Self } from '../discord-tools.ts';
import { answerModal, readAnswerModal } from '../render/answer-modal.ts';
import type { AnswerSubject } from '../render/answer-modal.ts';
import { flagOf } from '../render/components.ts';
import { readReason, reasonModal } from '../render/reason-modal.ts';
import { renderSentence } from '../render/render-sentence.ts';
import { actOn } from './act-on.ts';
import { complete } from './complete.ts';
import type { InboundContext } from './inbound.ts';
import { interactionType, readInteraction } from './interaction.ts';
import type { Interaction } from './interaction.ts';
import { isOnDuty } from './is-on-duty.ts';
import { readSlash } from './read-command.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
const callbackType = { message: 4, defer: 5, deferUpdate: 6, choices: 8, modal: 9 } as const;

/** The first answer to an interaction: over HTTP the answer to the request, else a call. */
export type Respond = (callback: { readonly type: number; readonly data?: unknown }) => Promise<void>;

type Tools = DiscordTools & Self;

/**
 * Takes an interaction: acknowledged first, then done in the background. One that was acknowledged too late is done all
 * the same, since its answer can go to the channel. Never throws.
 */
export async function takeInteraction(data: unknown, respond: Respond, tools: Tools): Promise<void> {
  const interaction = readInteraction(data);
  if (interaction === null) return;
  switch (interaction.type) {
    case interactionType.autocomplete:
      await respond({ type: callbackType.choices, data: { choices: complete(interaction.data, tools.catalog) } });
      return;
    case interactionType.command: {
      const inbound = readSlash(interaction, contextOf(tools));
      const isPrivate = inbound.kind !== 'ask' || inbound.ask.address['isPrivate'] === true;
      await respond(isPrivate ? deferPrivately : { type: callbackType.defer });
      actOn(inbound, tools);
      return;
    }
    case interactionType.component:
      await takeClick(interaction, respond, tools);
      return;
    case interactionType.modal:
      await takeForm(interaction, respond, tools);
      return;
    default:
      tools.log.debug({ event: 'discord_ignored', why: `an interaction of the type ${interaction.type}` });
  }
}

const deferPrivately = { type: callbackType.defer, data: { flags: flagOf.ephemeral } } as const;

async function takeClick(interaction: Interaction, respond: Respond, tools: Tools): Promise<void> {
  const click = readClick(interaction);
  if (click === null) return;
  const { background } = tools;
  const { action, isPrivate } = click;
  switch (action.kind) {
    case 'choose':
    case 'menu':
      await respond({ type: callbackType.deferUpdate });
      background.run('choose', (signal) => choose(click, tools, signal));
      return;
    case 'ask':
    case 'use':
    case 'tip':
      await respond(isPrivate ? deferPrivately : { type: callbackType.defer });
      background.run('ask', (signal) => askFurther(click, tools, signal));
      return;
    case 'vote':
      await respond(action.vote === 'up' ? thanks : askWhy(action.questionId, action.productId));
      background.run('vote', () => vote(click, action, tools));
      return;
    case 'person':
      await respond(deferPrivately);
      background.run('hand-over', (signal) => askPerson(click, tools, signal));
      return;
    case 'save':
      await respond(isOnDuty(interaction, tools) ? askAnswer(action, interaction) : notOnDuty);
      return;
    case 'reason':
    case 'answer':
      await respond({ type: callbackType.deferUpdate });
  }
}

async function takeForm(interaction: Interaction, respond: Respond, tools: Tools): Promise<void> {
  const { data } = interaction;
  const { background } = tools;
  const [given, filled] = [readReason(data), readAnswerModal(data)];
  if (given === null && filled === null) return;
  await respond(deferPrivately);
  const click = readClickedMessage(interaction);
  if (given !== null) background.run('reason', (signal) => takeReason(given, interaction, click, tools, signal));
  if (filled !== null) background.run('save-answer', (signal) => keepAnswer(filled, interaction, click, tools, signal));
}

/** Only whoever clicked sees it. */
const thanks = {
  type: callbackType.message,
  data: privately('Thank you, your vote is counted.'),
} as const;

const notOnDuty = { type: callbackType.message, data: privately(forOnDuty) } as const;

function privately(sentence: string) {
  const { flags, components } = renderSentence(sentence);
  return { flags: flags | flagOf.ephemeral, components, allowed_mentions: { parse: [] } };
}

/** The form is the first answer to the click, so it doesn't wait for the vote. */
function askWhy(questionId: string, productId: string | null) {
  return { type: callbackType.modal, data: reasonModal(questionId, productId) };
}

/** The form is the first answer to the click: the question in it is read from the message that came along. */
function askAnswer(subject: AnswerSubject, { message }: Interaction) {
  return { type: callbackType.modal, data: answerModal(subject, passedQuestion(message)) };
}

export function contextOf(tools: Tools): InboundContext {
  const { catalog, clock, newId, botUser, application, staffRoles } = tools;
  return { catalog, now: clock.now(), newId, botUser, application, staffRoles };
}
