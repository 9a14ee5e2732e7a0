import { z } from 'zod';

const messageSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  mentions: z.array(z.object({ id: z.string() })).nullish(),
  message_reference: z.object({ message_id: z.string().nullish() }).nullish(),
});

/**
 * What may still wait for the bot, of the messages of one place, oldest first: what names it and has no reply of it, and of
 * the rest what nobody else wrote after. What can't be read is left out.
 */
export function unanswered<Message>(messages: readonly Message[], botUser: string): readonly Message[] {
  const read = messages.flatMap((message) => {
    const { data } = messageSchema.safeParse(message);
    return data === undefined ? [] : [{ message, data }];
  });
  return read
    .filter(({ data: { id, author, mentions } }, index) => {
      const later = read.slice(index + 1).map((one) => one.data);
      const isReplied = later.some((one) => one.author.id === botUser && one.message_reference?.message_id === id);
      const namesBot = mentions?.some((one) => one.id === botUser) === true;
      return !isReplied && (namesBot || later.every((one) => one.author.id === author.id));
    })
    .map(({ message }) => message);
}
