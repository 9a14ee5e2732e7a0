import { PermissionFlagsBits } from 'discord.js';
import type { InboundContext } from './inbound.ts';
import type { Interaction } from './interaction.ts';

/** Who may do this in a channel is taken for one of the people on duty; servers can let others choose the commands. */
export const dutyPermission = PermissionFlagsBits.ManageMessages;

/** Whether somebody may use what is for the people on duty: by the permission, or by a role of theirs. */
export function isOnDuty(
  { roles, permissions }: Pick<Interaction, 'roles' | 'permissions'>,
  { staffRoles }: Pick<InboundContext, 'staffRoles'>,
): boolean {
  const isAllowed = (permissions & (dutyPermission | PermissionFlagsBits.Administrator)) !== 0n;
  return isAllowed || roles.some((role) => staffRoles.has(role));
}
