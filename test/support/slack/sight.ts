import type { Parts } from './parts.ts';
import type { Sight } from './slack.ts';
import type { Message } from './state/messages.ts';

/** A status line goes by itself after this time. */
const statusLife = 120_000;

/** Everything that can be seen. */
export function createSight(parts: Parts): Sight {
  const { messages, records, courier, views, sockets, settings } = parts;
  return {
    messages(channel, thread, person) {
      const visible = messages
        .in(channel)
        .filter(({ ephemeralTo }) => ephemeralTo === null || ephemeralTo === person)
        .map((message) => asSeenBy(message, person ?? message.recipient));
      return visible.filter((one) =>
        thread === undefined ? one.thread === null : [one.ts, one.thread].includes(thread),
      );
    },
    answers: (channel) =>
      messages.all.filter(
        ({ via, channel: where }) => via !== 'person' && (channel === undefined || where === channel),
      ),
    calls: (method) => records.calls.filter((call) => method === undefined || call.method === method),
    refusals: () => records.calls.filter(({ status }) => status === 429),
    deliveries: () => [...courier.deliveries],
    acks: () =>
      courier.deliveries.map(({ id, type, state, createdAt, attempts }) => {
        const ackAfter = attempts.find((attempt) => attempt.failure === null)?.ackAfter ?? null;
        return { id, type, state, createdAt, attempts: attempts.length, ackAfter };
      }),
    delivery(id) {
      const found = courier.deliveries.find((one) => one.id === id);
      if (found === undefined) throw new Error(`nothing was sent as ${id}`);
      return found;
    },
    violations: () => records.violations,
    statuses: () => records.statuses,
    status(channel, thread) {
      const last = records.statuses.findLast((one) => one.channel === channel && one.thread === thread);
      if (last === undefined || last.at + statusLife < settings.clock.now()) return null;
      const answered = messages
        .thread(channel, thread)
        .some(({ bot, history }) => bot !== null && (history[0]?.at ?? 0) > last.at);
      return answered || last.status === '' ? null : last.status;
    },
    prompts: () => records.prompts,
    titles: () => records.titles,
    modals: (person) =>
      [...views.all.values()].filter((one) => one.user === person && one.type === 'modal' && one.open),
    home: (person) => [...views.all.values()].find((one) => one.user === person && one.type === 'home')?.view ?? null,
    sockets: () => sockets.open(),
    socketCount: () => sockets.count(),
  };
}

function asSeenBy(message: Message, person: string | null): Message {
  const [first] = message.history;
  if (message.streaming !== 'in_progress' || message.recipient === person || first === undefined) return message;
  return { ...message, text: first.text, blocks: first.blocks };
}
