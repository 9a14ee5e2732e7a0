import type { Parts } from '../parts.ts';
import { refusals } from '../refusal.ts';
import type { Interaction } from '../state/interactions.ts';
import { loading, type Message } from '../state/messages.ts';
import { messageShape } from '../state/message-shape.ts';
import { editedContent, isEphemeral, newContent, pingsOf } from './content.ts';
import { asObject, done, ok, type Request, type Run } from './route.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */

/** So many, where the app belongs to a person and isn't in the guild. */
const mostFollowUps = 5;

export const createFollowUp: Run = (request) => {
  const { parts, body: given, files } = request;
  const interaction = openInteraction(request);
  const body = asObject(given);
  const original = originalOf(parts, interaction);
  // The first one after a deferred answer takes its place.
  if (original !== null && (original.flags & loading) !== 0) return edit(request, original);
  const content = newContent(parts, body, files);
  if (interaction.userInstalled && interaction.followUps >= mostFollowUps) throw refusals.tooManyFollowUps();
  interaction.followUps += 1;
  const message = parts.messages.add({
    ...content,
    ...{ channel: interaction.channel, author: parts.app.id, via: 'webhook', interaction: interaction.id },
    ...{ type: original === null ? 0 : 19, reference: original?.id ?? null },
    ephemeralTo: isEphemeral(body['flags']) ? interaction.user : null,
    flags: content.flags | (isEphemeral(body['flags']) ? 64 : 0),
    pings: pingsOf(content.content, body['allowed_mentions'], null),
  });
  parts.events.posted(message);
  return ok(messageShape(parts, message));
};

export const editAnswer: Run = (request) => edit(request, answerOf(request));

export const getAnswer: Run = (request) => ok(messageShape(request.parts, answerOf(request)));

export const deleteAnswer: Run = (request) => {
  const message = answerOf(request);
  request.parts.messages.remove(message);
  request.parts.events.removed(message);
  return done;
};

function edit({ parts, body, files }: Request, message: Message) {
  parts.messages.write(message, editedContent(parts, message, asObject(body), files));
  parts.events.edited(message);
  return ok(messageShape(parts, message));
}

/** The interaction of the token, while it can be used. */
function openInteraction({ parts, at }: Request): Interaction {
  const interaction = parts.interactions.byToken(at('token'));
  if (at('app') !== parts.app.id || interaction === null) throw refusals.unknownWebhook();
  if (interaction.at + parts.settings.tokenLife <= parts.world.now()) throw refusals.invalidToken();
  if (interaction.ackedAt === null) throw refusals.unknownWebhook();
  return interaction;
}

function answerOf(request: Request): Message {
  const { parts, at } = request;
  const interaction = openInteraction(request);
  const wanted = at('message') === '@original' ? interaction.original : at('message');
  const message = wanted === null ? null : parts.messages.find(interaction.channel, wanted);
  const isOwn = message?.interaction === interaction.id || message?.id === interaction.original;
  if (message === null || !isOwn) throw refusals.unknownMessage();
  return message;
}

function originalOf({ messages }: Parts, { original, channel }: Interaction): Message | null {
  return original === null ? null : messages.find(channel, original);
}
