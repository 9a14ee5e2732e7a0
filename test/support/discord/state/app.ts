import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { JsonObject } from '../../stand-in/json.ts';

/** Intents that have to be switched on for the app. https://docs.discord.com/developers/events/gateway#privileged-intents */
export const privileged = { members: 1 << 1, presences: 1 << 8, messageContent: 1 << 15 } as const;
export type PrivilegedIntent = keyof typeof privileged;

/** The application, whose bot has the same id. */
export interface App {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  /** For the signatures of interactions over HTTP, in hex. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
  /** Switches of the developer portal. */
  readonly switches: Set<PrivilegedIntent>;
  /** Where the token isn't taken any more. */
  readonly tokenRefusedBy: Set<'api' | 'gateway'>;
  /** By guild; those of all guilds under an empty name. */
  readonly commands: Map<string, JsonObject[]>;
  /** Commands that were made; the platform allows 200 a day. */
  creates: number;
  /** Where interactions go in place of the gateway. */
  endpoint: string | null;
}

export function createApp(id: string): App {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    id,
    name: 'hsc-bot',
    token: `${Buffer.from(id).toString('base64url')}.stand1.in-of-the-platform-0123456789abcdefghi`,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex'),
    privateKey,
    switches: new Set(['messageContent']),
    tokenRefusedBy: new Set(),
    commands: new Map(),
    creates: 0,
    endpoint: null,
  };
}
