import type { ChannelGrant, ChannelView, Permission, PersonView } from '@orleans-chat/shared';

export const PERMISSIONS = ['respond', 'notifications', 'listenIn', 'manager'] as const satisfies readonly Permission[];

type Permissions = readonly Permission[];
type Grants = readonly ChannelGrant[];

/** What somebody needs to answer chats. */
const USUAL: readonly Permission[] = ['respond', 'notifications'];

/** What somebody needs who is invited to answer chats on these channels. */
export const usual = (channels: readonly ChannelView[]): ChannelGrant[] =>
  channels.map(({ id }) => ({ channelId: id, permissions: [...USUAL] }));

export const nothing = (channels: readonly ChannelView[]): ChannelGrant[] => channels.map(({ id }) => ({ channelId: id, permissions: [] }));

export const grantsOf = (person: PersonView): ChannelGrant[] =>
  person.channels.map(({ id, permissions }) => ({ channelId: id, permissions }));

export const permissionsOn = (grants: Grants, channel: string): Permissions =>
  grants.find(({ channelId }) => channelId === channel)?.permissions ?? [];

/** Those on channels that there are: one may be deleted while somebody ticks. */
export const grantsOn = (channels: readonly ChannelView[], grants: Grants): ChannelGrant[] =>
  grants.filter(({ channelId }) => channels.some(({ id }) => id === channelId));

export const same = (one: Permissions, other: Permissions): boolean =>
  PERMISSIONS.every((each) => one.includes(each) === other.includes(each));

/** What an administrator changed, and from what; what others may have changed meanwhile elsewhere is not told back to the server. */
export const changedGrants = (before: Grants, after: Grants): ChannelGrant[] => after
  .filter(({ channelId, permissions }) => !same(permissions, permissionsOn(before, channelId)))
  .map(({ channelId, permissions }) => ({ channelId, permissions, expected: [...permissionsOn(before, channelId)] }));

/** Channels on which both sides changed something, and not to the same. */
export const clashing = (before: Grants, mine: Grants, theirs: Grants): ChannelGrant[] => changedGrants(before, mine)
  .filter(({ channelId, permissions }) => {
    const now = permissionsOn(theirs, channelId);
    return !same(now, permissionsOn(before, channelId)) && !same(now, permissions);
  });

/** The grants with others in place of theirs. */
export const withGrants = (grants: Grants, others: Grants): ChannelGrant[] => [
  ...grants.filter(({ channelId }) => !others.some((other) => other.channelId === channelId)),
  ...others.map(({ channelId, permissions }) => ({ channelId, permissions })),
];
