import { LRUCache } from 'lru-cache';
import type { Clock } from '../../../src/clock.ts';
import type { CallObserver } from '../count-edits.ts';
import { reportPosts } from '../hearing/report-posts.ts';
import type { Team } from '../inbound/inbound.ts';
import { openSlackApi } from '../slack-api.ts';
import type { SlackApi } from '../slack-api.ts';

/** The app as it is installed in one workspace. */
export interface Workspace {
  readonly token: string;
  readonly api: SlackApi;
}

/** Every workspace that the app is installed in. */
export interface Workspaces {
  /** The workspace that something came from or goes to; null where the app isn't installed (any more). */
  of(team: Team): Promise<Workspace | null>;
}

interface WorkspacesOptions {
  /** The bot's token there, or null. */
  readonly tokenOf: (team: Team) => Promise<string | null>;
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly onCall?: CallObserver;
  /** Told of every message that was posted there. */
  readonly onPost?: (team: string, channel: string) => void;
}

const mostOpen = 1_000;

/** Opens one Web API for each token, since it remembers what may not be called yet. */
export function createWorkspaces({ tokenOf, onPost = () => undefined, ...options }: WorkspacesOptions): Workspaces {
  const open = new LRUCache<string, Workspace>({ max: mostOpen });
  return {
    async of(team) {
      const token = await tokenOf(team);
      if (token === null) return null;
      const known = open.get(token);
      if (known !== undefined) return known;
      const api = reportPosts(openSlackApi({ token, ...options }), (channel) => {
        onPost(team.team, channel);
      });
      open.set(token, { token, api });
      return { token, api };
    },
  };
}
