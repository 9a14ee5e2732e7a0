/** What the bot has to be allowed to in a server. https://docs.discord.com/developers/topics/permissions */
const permissions = {
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readMessageHistory: 1n << 16n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** Where somebody who looks after a server invites the bot, with its commands and what it needs. */
export function inviteLink(application: string): string {
  const bits = Object.values(permissions).reduce((sum, bit) => sum | bit, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${bits}`;
}
