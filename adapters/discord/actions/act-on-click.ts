import { ask } from '../../../commands/ask.ts';
import { passOn } from '../../actions/pass-on.ts';
import { reasonInWords } from '../../actions/reasons.ts';
import { takeVote } from '../../actions/take-vote.ts';
import { spelling } from '../discord-tools.ts';
import type { DiscordTools, Self } from '../discord-tools.ts';
import { takeAsk } from '../inbound/act-on.ts';
import { addressOf } from '../inbound/interaction.ts';
import type { Interaction } from '../inbound/interaction.ts';
import type { DiscordAction } from '../render/actions.ts';
import type { GivenReason } from '../render/reason-modal.ts';
import { renderCard } from '../render/render-card.ts';
import { tell, tellBeside } from '../tell.ts';
import { askOfClick, questionOf } from './ask-of-click.ts';
import type { Click, ClickedMessage } from './click.ts';
import { findQuestion } from './find-question.ts';
import { handOver } from './hand-over.ts';
import type { HandOver } from './hand-over.ts';

type Tools = DiscordTools & Self;
type Voted = Extract<DiscordAction, { kind: 'vote' }>;

/** Goes on with the question already asked, about the product that was chosen. Throws as the API does. */
export async function choose(click: Click, tools: Tools, signal: AbortSignal): Promise<void> {
  const { action, interaction, value } = click;
  if (action.kind !== 'choose' && action.kind !== 'menu') return;
  const { catalog, library, api } = tools;
  const productId = action.kind === 'choose' ? action.productId : value;
  const { text, files } = await findQuestion(click, tools, signal);
  if (productId !== null && text !== '') {
    const asked = { text, files, productId, scenario: action.scenario, goesOn: true };
    await takeAsk(askOfClick(click, asked, momentOf(interaction, tools)), tools, signal);
    return;
  }
  const reply = await ask.run(productId ?? '', { catalog, library, ...spelling }, signal);
  if (reply.kind === 'card') await tellBeside(api, interaction, renderCard(reply.card), signal);
}

/** Asks what a button says. Throws as the API does. */
export async function askFurther(click: Click, tools: Tools, signal: AbortSignal): Promise<void> {
  const { action, interaction } = click;
  if (action.kind !== 'ask' && action.kind !== 'use' && action.kind !== 'tip') return;
  const text = questionOf(click, tools.catalog);
  const { productId, scenario } = action;
  const asked = { text, files: [], productId, scenario, goesOn: false };
  await takeAsk(askOfClick(click, asked, momentOf(interaction, tools)), tools, signal);
}

/** Counts a vote. Never throws for a Redis that is away. */
export async function vote({ interaction }: Click, action: Voted, tools: Tools): Promise<void> {
  const { questionId, productId, scenario } = action;
  const given = { questionId, platform: 'discord', person: interaction.user, vote: action.vote, scenario, productId };
  await takeVote(given, tools);
}

/** Passes the question on to the people on duty, or says where else help is to be had. Throws as the API does. */
export async function askPerson(click: Click, tools: Tools, signal: AbortSignal): Promise<void> {
  const { action, interaction, pages } = click;
  if (action.kind !== 'person') return;
  const { questionId, productId } = action;
  const { text } = await findQuestion(click, tools, signal);
  const subject = { questionId, productId, question: text, pages, reason: '' };
  await passQuestionOn({ ...subject, user: interaction.user, place: placeOf(click) }, interaction, tools, signal);
}

/** Keeps why an answer didn't help, and passes the question on when that was wanted. Throws as the API does. */
export async function takeReason(
  given: GivenReason,
  interaction: Interaction,
  click: ClickedMessage | null,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  const { questionId, productId } = given;
  const { user } = interaction;
  const reason = reasonInWords(given);
  await tools.feedback.explain(questionId, 'discord', user, reason);
  if (!given.person) {
    await tell(tools.api, tellAddress(interaction, tools), 'Thank you, that helps to get better.', signal);
    return;
  }
  const question = click === null ? '' : (await findQuestion(click, tools, signal)).text;
  const place = click === null ? null : placeOf(click);
  const subject = { user, questionId, productId, question, pages: click?.pages ?? [], reason, place };
  await passQuestionOn(subject, interaction, tools, signal);
}

async function passQuestionOn(
  subject: HandOver,
  interaction: Interaction,
  tools: Tools,
  signal: AbortSignal,
): Promise<void> {
  const { handOverTo, catalog, desk, api } = tools;
  const post = handOverTo === null ? null : () => handOver(subject, handOverTo, { api, catalog }, signal);
  const sentence = await passOn({ ...subject, platform: 'discord' }, { catalog, desk, post });
  await tell(api, tellAddress(interaction, tools), sentence, signal);
}

function placeOf({ interaction, message, isPrivate }: ClickedMessage): HandOver['place'] {
  return isPrivate ? null : { guild: interaction.guild, channel: interaction.channel, message };
}

function tellAddress(interaction: Interaction, { clock, newId }: Tools) {
  return addressOf(interaction, { now: clock.now(), newId });
}

function momentOf({ roles }: Interaction, { clock, newId, botUser, staffRoles }: Tools) {
  return { now: clock.now(), newId, botUser, isStaff: roles.some((role) => staffRoles.has(role)) };
}
