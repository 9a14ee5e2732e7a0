import type { Parts } from './parts.ts';
import type { Sight } from './discord.ts';

/** The typing indicator goes by itself after this time. */
const typingLife = 10_000;

/** Everything that can be seen. */
export function createSight(parts: Parts): Sight {
  const { messages, records, interactions, rates, gateway, world, app } = parts;
  return {
    messages: (channel, person) =>
      messages.in(channel).filter(({ ephemeralTo }) => ephemeralTo === null || ephemeralTo === person),
    answers: (channel) =>
      messages.all.filter(({ via, channel: where }) => via !== 'person' && (channel ?? where) === where),
    message: (channel, id) => messages.find(channel, id),
    interaction(id) {
      const found = interactions.byId(id);
      if (found === null) throw new Error(`there is no interaction ${id}`);
      return found;
    },
    interactions: () => [...interactions.all],
    threads: (channel) => [...world.channels.values()].filter(({ parent }) => parent === channel).map(({ id }) => id),
    isTyping(channel) {
      const last = records.typings.findLast((one) => one.channel === channel);
      if (last === undefined || last.at + typingLife <= world.now()) return false;
      const own = messages.in(channel).filter(({ author }) => author === app.id);
      return own.every(({ history }) => (history[0]?.at ?? 0) < last.at);
    },
    typings: () => records.typings,
    calls: (route) => records.calls.filter((call) => (route ?? call.route) === call.route),
    refusals: () => records.calls.filter(({ status }) => status === 429),
    invalidRequests: () => rates.invalid(),
    isBanned: () => rates.isBanned(),
    violations: () => records.violations,
    sessions: () => gateway.sessions(),
    identifies: () => gateway.identifies(),
    closes: () => records.closes,
    commands: (guild = '') => app.commands.get(guild) ?? [],
  };
}
