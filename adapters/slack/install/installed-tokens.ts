import type { HTTPReceiver } from '@slack/bolt';
import type { Team } from '../inbound/inbound.ts';
import { NotInstalled } from './installation-store.ts';

type Installer = NonNullable<HTTPReceiver['installer']>;

/** The bot's token of a workspace as it was installed there, renewed when it is about to expire; null: not installed. */
export function installedTokens(installer: Installer): (team: Team) => Promise<string | null> {
  return async ({ team, enterprise }) => {
    try {
      const query =
        enterprise === null
          ? { teamId: team, enterpriseId: undefined, isEnterpriseInstall: false as const }
          : { teamId: team, enterpriseId: enterprise, isEnterpriseInstall: true as const };
      const { botToken } = await installer.authorize(query);
      return botToken ?? null;
    } catch (error) {
      if (error instanceof Error && 'original' in error && error.original instanceof NotInstalled) return null;
      throw error;
    }
  };
}
