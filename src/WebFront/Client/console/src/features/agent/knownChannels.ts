import type { AgentMe, FormerChannelView } from '@orleans-chat/shared';
import type { AgentState } from './store';

/** A channel by name, and whether the agent works there. */
export interface KnownChannel {
  readonly name: string;
  /** Of its widget; absent: not known, or the agent does not work there any more. */
  readonly color?: string;
  /** unknown: not any more, and why is still being asked. */
  readonly standing: 'works' | 'unknown' | 'noPermission' | 'deleted';
}

type Channels = AgentState['channels'];

/** The same where nothing is new. */
export function withStanding(channels: Channels, me: AgentMe): Channels {
  const works = new Set(me.channels.map(({ id }) => id));
  const fresh = me.channels.filter(({ id, name, color }) =>
    channels[id]?.name !== name || channels[id].standing !== 'works' || channels[id].color !== (color ?? undefined));
  const left = Object.entries(channels).filter(([id, { standing }]) => standing === 'works' && !works.has(id));
  return fresh.length + left.length === 0 ? channels : {
    ...channels,
    ...Object.fromEntries(fresh.map(({ id, name, color }): [string, KnownChannel] => [
      id, { name, standing: 'works', ...(color ? { color } : {}) },
    ])),
    ...Object.fromEntries(left.map(([id, channel]): [string, KnownChannel] => [id, { ...channel, standing: 'unknown' }])),
  };
}

/** What the server says of a channel that the agent has left; not where they are back by now. */
export function withFormer(channels: Channels, { id, name, deleted }: FormerChannelView): Channels {
  return channels[id]?.standing === 'works' ? channels : { ...channels, [id]: { name, standing: deleted ? 'deleted' : 'noPermission' } };
}

/**
 * Channels of the agent's own chats on which they do not work any more, and of which it is not known why;
 * `again`: also those that were only left, which may be deleted since.
 */
export function leftChannels({ me, rows, channels }: AgentState, again: boolean): string[] {
  const own = Object.values(rows).filter((row) => row.agentId === me?.id).map((row) => row.channelId);
  const works = new Set(me?.channels.map(({ id }) => id));
  const known = new Set<KnownChannel['standing'] | undefined>(again ? ['deleted'] : ['deleted', 'noPermission']);
  return [...new Set(own)].filter((id) => !works.has(id) && !known.has(channels[id]?.standing));
}
