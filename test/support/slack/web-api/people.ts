import { Refusal } from '../refusal.ts';
import { apiFile, apiUser } from '../state/shapes.ts';
import { joinedChannel, type Methods } from './method.ts';

/** People, groups, files and reactions. */
export const peopleMethods: Methods = {
  'users.info': {
    scopes: ['users:read'],
    token: 'bot',
    run({ args, parts, workspace }) {
      const person = parts.world.people.get(args.required('user', 'user_not_found'));
      if (person?.team !== workspace.id) throw new Refusal('user_not_found');
      return { user: apiUser(person) };
    },
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    token: 'bot',
    run({ args, parts, workspace }) {
      const group = parts.world.groups.get(args.required('usergroup', 'no_such_subteam'));
      if (group?.team !== workspace.id) throw new Refusal('no_such_subteam');
      return { users: group.people };
    },
  },
  'files.info': {
    scopes: ['files:read'],
    token: 'bot',
    run({ args, parts, workspace }) {
      const file = parts.world.files.get(args.required('file', 'file_not_found'));
      if (file?.team !== workspace.id) throw new Refusal('file_not_found');
      return { file: apiFile(file, parts.origin()), comments: [] };
    },
  },
  'reactions.add': {
    scopes: ['reactions:write'],
    token: 'bot',
    run(call) {
      const { args, parts, workspace } = call;
      const channel = joinedChannel(call);
      const message = parts.messages.find(channel.id, args.required('timestamp', 'no_item_specified'));
      if (message === null) throw new Refusal('message_not_found');
      const name = args.required('name', 'invalid_name');
      const mine = message.reactions.some((one) => one.name === name && one.user === workspace.botUser);
      if (mine) throw new Refusal('already_reacted');
      message.reactions.push({ name, user: workspace.botUser });
      return {};
    },
  },
};
