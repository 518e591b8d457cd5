import type { SessionRow } from '@orleans-chat/shared';
import { useAgent, useNow } from '../../agent';

/** Whether the agent may open the chat again, as far as can be seen from here: not where the customer ended it. */
export function useReopening(row: SessionRow): boolean {
  const now = useNow();
  const me = useAgent((state) => state.me);
  const reason = useAgent((state) => state.threads[row.id]?.conversation.notices
    .findLast((notice) => notice.type === 'ended' && notice.reason !== 'afterPostChat')?.reason);
  const seconds = me?.channels.find(({ id }) => id === row.channelId)?.reopenSeconds ?? 0;
  const passed = row.endedAt ? (now - Date.parse(row.endedAt)) / 1_000 : Infinity;
  return row.agentId === me?.id && passed < seconds
    && (row.status === 'finished' || row.status === 'closed') && (reason === 'byAgent' || reason === 'idleTimeout');
}
