import {
  isEnded, isOwned, limits, type AgentChannelView, type FiguresView, type Permission, type SessionRow, type WarningTimesView,
} from '@orleans-chat/shared';
import type { AgentState } from './store';

/** When a channel warns its agents, and when its managers, in seconds; null: never. */
interface Limits {
  readonly agents: number | null;
  readonly managers: number | null;
}

type ChannelLimits = Readonly<Record<'newChat' | 'unanswered', Limits>>;

const LIMITS: ChannelLimits = { newChat: { agents: 60, managers: 180 }, unanswered: { agents: 120, managers: 300 } };

/** For how long a chat that has ended stays in its agent's list. */
export const COMPLETED_SHOWN_MS = limits.endedShown * 1_000;

const byActivity = (a: SessionRow, b: SessionRow): number => b.lastActivityAt.localeCompare(a.lastActivityAt);

const rowsOf = (state: AgentState, ids: readonly string[]): SessionRow[] =>
  [...new Set(ids)].map((id) => state.rows[id]).filter((row) => row !== undefined);

function boards(state: AgentState, channelId: string | null) {
  return Object.entries(state.boards).filter(([id]) => channelId === null || id === channelId).map(([, board]) => board);
}

type Rows = Pick<AgentState, 'rows' | 'me'>;

const own = (state: Rows): SessionRow[] =>
  Object.values(state.rows).filter((row) => row.agentId === state.me?.id && isOwned(row.status));

/** Chats of this agent whose customers wait for an answer, the longest wait first. */
export const owed = (state: Rows): SessionRow[] =>
  own(state).filter((row) => row.unansweredSince).sort((a, b) => a.unansweredSince!.localeCompare(b.unansweredSince!));

/** Chats of this agent that wait for their customer, newest activity first. */
export const awaiting = (state: Rows): SessionRow[] => own(state).filter((row) => !row.unansweredSince).sort(byActivity);

/** Chats that this agent has now: whoever is owed an answer longest comes first, as in the list. */
export const handling = (state: Rows): SessionRow[] => owed(state).concat(awaiting(state));

const limitsOfTimes = new WeakMap<WarningTimesView, ChannelLimits>();

/** The channel's own limits, the same object for the same times; those of new channels where it is not the agent's any more. */
export function limitsOf(channels: readonly AgentChannelView[] | undefined, channelId: string): ChannelLimits {
  const times = channels?.find(({ id }) => id === channelId)?.warnings;
  if (!times) {
    return LIMITS;
  }
  const found = limitsOfTimes.get(times) ?? {
    newChat: { agents: times.newChatAgents ?? null, managers: times.newChatManagers ?? null },
    unanswered: { agents: times.unansweredAgents ?? null, managers: times.unansweredManagers ?? null },
  };
  limitsOfTimes.set(times, found);
  return found;
}

/** Chats that colleagues offer to this agent; who has waited longest for the answer comes first. */
export const offered = (state: Rows): SessionRow[] => Object.values(state.rows)
  .filter((row) => row.transferTo && row.transferTo === state.me?.id)
  .sort((a, b) => (a.transferUntil ?? '').localeCompare(b.transferUntil ?? ''));

/** Somebody else's chat that is looked at without having it. */
export const follows = ({ rows, me, threads }: Pick<AgentState, 'rows' | 'me' | 'threads'>, id: string): boolean => {
  const row = rows[id];
  return threads[id] !== undefined && row !== undefined && !row.masked && isOwned(row.status)
    && row.agentId !== me?.id && row.transferTo !== me?.id;
};

/** Chats on channels that this agent manages, whose agents have disappeared; the longest owed first. */
export const orphaned = (state: Pick<AgentState, 'rows' | 'me' | 'gone'>): SessionRow[] => Object.values(state.rows)
  .filter((row) => isOwned(row.status) && row.agentId !== state.me?.id && state.gone[row.channelId]?.includes(row.agentId ?? ''))
  .sort((a, b) => (a.unansweredSince ?? a.lastActivityAt).localeCompare(b.unansweredSince ?? b.lastActivityAt));

/** Chats of this agent that ended in the last 8 hours. */
export function completed(state: Rows, now: number): SessionRow[] {
  return Object.values(state.rows)
    .filter((row) => row.agentId === state.me?.id && isEnded(row.status) && row.status !== 'deleted')
    .filter((row) => now - Date.parse(row.endedAt ?? row.lastActivityAt) < COMPLETED_SHOWN_MS)
    .sort(byActivity);
}

/** Waiting chats in the order in which they are offered; over several channels, longest waiting first. */
export function incoming(state: AgentState, channelId: string | null): SessionRow[] {
  const queues = boards(state, channelId).map((board) => rowsOf(state, board.queue).filter((row) => row.status === 'inQueue'));
  const waitsSince = (row: SessionRow) => row.queuedAt ?? row.requestedAt;
  return queues.length === 1 ? queues[0]! : queues.flat().sort((a, b) => waitsSince(a).localeCompare(waitsSince(b)));
}

/** How many wait: the boards hold the first of them. */
export function waiting(state: AgentState, channelId: string | null, permission: Permission | null = null): number {
  return Object.entries(state.boards)
    .filter(([id]) => (channelId === null || id === channelId) && (permission === null || may(state, id, permission)))
    .reduce((total, [, board]) => total + board.count - board.queue.filter((id) => state.rows[id]?.status !== 'inQueue').length, 0);
}

/** Those of the first that this agent may answer. */
export function answerable(state: AgentState, channelId: string | null): SessionRow[] {
  return incoming(state, channelId).filter((row) => may(state, row.channelId, 'respond'));
}

/** Of the channels that are looked at, some whose lists are not here: nobody can say that nobody waits there. */
export const boardsMissing = (state: AgentState, channelId: string | null): boolean =>
  state.me?.channels.some(({ id }) => (channelId === null || id === channelId) && state.boards[id] === undefined) ?? false;

/** Chats that an agent has, on the boards; over all channels also this agent's own on channels that they do not work on any more. */
export function ongoing(state: AgentState, channelId: string | null): SessionRow[] {
  const onBoards = boards(state, channelId).flatMap((board) => rowsOf(state, board.ongoing)).filter((row) => isOwned(row.status));
  return [...new Set(channelId === null ? onBoards.concat(handling(state)) : onBoards)].sort(byActivity);
}

/** The figures of one channel, or of all together. An agent may be on several channels, so that number is not a sum. */
export function figures(state: AgentState, channelId: string | null): FiguresView | null {
  const all = boards(state, channelId).map((board) => board.figures);
  if (all.length === 0) {
    return null;
  }
  const sum = (pick: (view: FiguresView) => number) => all.reduce((total, view) => total + pick(view), 0);
  return {
    waiting: sum((f) => f.waiting),
    oldestWaitingSince: all.map((f) => f.oldestWaitingSince).filter((since) => typeof since === 'string').sort()[0] ?? null,
    waitingSinceTotal: sum((f) => f.waitingSinceTotal),
    presentAgents: Math.max(...all.map((f) => f.presentAgents)),
    active: sum((f) => f.active),
    unanswered: sum((f) => f.unanswered),
    requestedToday: sum((f) => f.requestedToday),
    acceptedToday: sum((f) => f.acceptedToday),
    abandonedToday: sum((f) => f.abandonedToday),
    endedToday: sum((f) => f.endedToday),
    waitSecondsTotalToday: sum((f) => f.waitSecondsTotalToday),
  };
}

/** Whether the agent has this permission on the channel. */
export function may(state: AgentState, channelId: string, permission: Permission): boolean {
  return state.me?.channels.find((channel) => channel.id === channelId)?.permissions.includes(permission) ?? false;
}

/** What the tab's title counts: people who wait for this agent, and own chats with something unread. */
export function attention(state: AgentState): number {
  return waiting(state, null, 'respond') + handling(state).filter((row) => row.unread > 0).length;
}
