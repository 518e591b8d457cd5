import { isOwned, type SessionRow } from '@orleans-chat/shared';
import { may, type AgentState } from '../agent';

/** Something that has just happened and needs nobody to act: it sounds once, and is soon forgotten. */
export interface News {
  readonly kind: 'newChat' | 'message';
  readonly row: SessionRow;
  readonly name: string;
}

/** What is older happened before this console knew of it. */
const FRESH_MS = 10_000;

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1_000);

/** Customers who have begun to wait whom this agent may take, while Present; messages in the agent's own chats, whatever is declared. */
export function freshNews(state: Pick<AgentState, 'rows' | 'boards' | 'me'>, now: number): News[] {
  const isFresh = (at: string) => now - Date.parse(at) < FRESH_MS;
  return Object.values(state.rows).flatMap((row): News[] => {
    const queued = row.queuedAt;
    if (row.status === 'inQueue' && queued && isFresh(queued) && state.me?.presence === 'present'
      && (may(state as AgentState, row.channelId, 'respond') || may(state as AgentState, row.channelId, 'notifications'))) {
      return [{ kind: 'newChat', row, name: `newChat:${row.id}:${seconds(queued)}` }];
    }
    const written = isOwned(row.status) && row.agentId === state.me?.id && row.lastAuthor === 'customer' && row.unread > 0;
    // What a customer wrote before they were taken is no news.
    return written && isFresh(row.lastActivityAt) && row.lastActivityAt !== row.acceptedAt
      ? [{ kind: 'message', row, name: `message:${row.id}:${row.messageCount}` }] : [];
  });
}
