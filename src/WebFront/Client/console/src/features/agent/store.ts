import type {
  AgentMe, AgentNews, ChannelBoard, ChannelNotification, EventReason, FiguresPush, FiguresView, LinkState, QueueChange, RefusalView,
  SessionRow, SignInEnd, ThreadView,
} from '@orleans-chat/shared';
import { create } from 'zustand';
import { withStanding, type KnownChannel } from './knownChannels';
import { upsertOthers } from './rows';

/** A channel's board by the ids of its rows; the rows themselves are kept once. */
export interface Board {
  /** The first of those who wait. */
  readonly queue: readonly string[];
  /** How many wait in all. */
  readonly count: number;
  /** Of the queue: the next change builds on it. */
  readonly version: number;
  readonly ongoing: readonly string[];
  readonly figures: FiguresView;
}

export interface TransferNews {
  readonly sessionId: string;
  readonly seq: number;
  readonly outcome: EventReason;
  /** Whom the chat was offered to; null: not known, or another channel. */
  readonly to: string | null;
}

/** What the agent's screens show. Fed by the pushes; every change is a new object. */
export interface AgentState {
  readonly link: LinkState;
  /** Why there is no connection, where the server has said so. */
  readonly noConnection: RefusalView | null;
  /** The first answer has come. */
  readonly loaded: boolean;
  readonly signedOut: boolean;
  /** Why, where the server knows it: disabled, administrator, elsewhere, password, secondFactor. */
  readonly endedBy: SignInEnd | null;
  readonly me: AgentMe | null;
  /** Every channel that the agent has, or had when one of these chats was theirs: chats outlive channels. */
  readonly channels: Readonly<Record<string, KnownChannel>>;
  /** Server time minus this browser's time, in milliseconds. */
  readonly skewMs: number;
  readonly rows: Readonly<Record<string, SessionRow>>;
  readonly boards: Readonly<Record<string, Board>>;
  /** For administrators: versions of channels' settings, as told; null: deleted. Another object: there is news, or there may be. */
  readonly channelNews: Readonly<Record<string, number | null>>;
  /** How often news of the agent's own was told, or may have been: whoever shows it asks again. */
  readonly news: Readonly<Record<AgentNews, number>>;
  readonly threads: Readonly<Record<string, ThreadView>>;
  /** Threads that are read-only for this agent. */
  readonly listening: Readonly<Record<string, boolean>>;
  /** How the last transfer of an own chat ended. */
  readonly transferNews: TransferNews | null;
  /** Agents with chats who have disappeared, by channel; for managers. */
  readonly gone: Readonly<Record<string, readonly string[]>>;
  /** Since when no window of the customer is open, where that is so. */
  readonly visitorLeft: Readonly<Record<string, string>>;
  /** What the customer types, where the channel shows it; '' when only that they type. */
  readonly typing: Readonly<Record<string, string>>;
}

export const initialAgentState: AgentState = {
  link: 'stopped', noConnection: null, loaded: false, signedOut: false, endedBy: null, me: null, channels: {}, skewMs: 0,
  rows: {}, boards: {}, channelNews: {}, news: { inbox: 0, stars: 0 }, threads: {}, listening: {}, transferNews: null, gone: {},
  visitorLeft: {}, typing: {},
};

export const useAgent = create<AgentState>()(() => initialAgentState);

/** Of the account that was signed in, nothing stays; that it was signed out does, and why, or nobody would show the sign-in page. */
export function forgetAgent(): void {
  useAgent.setState(({ signedOut, endedBy }) => ({ ...initialAgentState, signedOut, endedBy }));
}

/** A board that was read. Changes of its queue that were told meanwhile stay: the next one builds on them. */
export function withBoard(state: AgentState, board: ChannelBoard): Partial<AgentState> {
  const before = state.boards[board.channelId];
  const { queue, count, version } = before !== undefined && before.version > board.queue.version
    ? before : { ...board.queue, queue: ids(board.queue.rows) };
  return {
    rows: upsertOthers(state, [...board.queue.rows, ...board.ongoing]),
    boards: {
      ...state.boards,
      [board.channelId]: { queue, count, version, ongoing: ids(board.ongoing), figures: board.figures },
    },
  };
}

/** The agent's standing. Of channels on which they do not work any more, nothing stays but their own chats. */
export function withMe(state: AgentState, me: AgentMe): Partial<AgentState> {
  const works = new Set(me.channels.map((channel) => channel.id));
  return {
    me,
    channels: withStanding(state.channels, me),
    boards: only(state.boards, (id) => works.has(id)),
    rows: only(state.rows, (_, row) => works.has(row.channelId) || row.agentId === me.id),
  };
}

/** The same where all stay. */
export function only<T>(all: Readonly<Record<string, T>>, stays: (id: string, value: T) => boolean): Readonly<Record<string, T>> {
  const kept = Object.entries(all).filter(([id, value]) => stays(id, value));
  return kept.length === Object.keys(all).length ? all : Object.fromEntries(kept);
}

/** What changed among the first of a queue. Null: a change before it was missed, and the board must be read afresh. */
export function withQueueChange(state: AgentState, change: QueueChange): Partial<AgentState> | null {
  const board = state.boards[change.channelId];
  if (board?.version === change.version) {
    return {};
  }
  if (board === undefined || board.version !== change.after) {
    return null;
  }
  const queue = board.queue.filter((id) => !change.left.includes(id));
  for (const { index, row } of change.rows) {
    queue.splice(index, 0, row.id);
  }
  return {
    rows: upsertOthers(state, change.rows.map(({ row }) => row)),
    boards: { ...state.boards, [change.channelId]: { ...board, queue, count: change.count, version: change.version } },
  };
}

export function withFigures(state: AgentState, push: FiguresPush): Partial<AgentState> {
  const board = state.boards[push.channelId];
  return {
    rows: upsertOthers(state, push.changed),
    boards: board ? {
      ...state.boards,
      [push.channelId]: { ...board, figures: push.figures, ongoing: [...new Set([...board.ongoing, ...ids(push.changed)])] },
    } : state.boards,
  };
}

export const withChannelNews = ({ channelNews }: AgentState, { id, version }: ChannelNotification): Partial<AgentState> =>
  ({ channelNews: { ...channelNews, [id]: version ?? null } });

const ids = (rows: readonly SessionRow[]): string[] => rows.map((row) => row.id);
