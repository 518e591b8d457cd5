import type { InboxView } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { valueOf } from '../../lib/queries';
import { useAgent } from '../agent';
import { inboxApi } from './api';

export const INBOX = ['inbox'] as const;

/** What colleagues have written to this agent; asked for again when the server says that there is news, and after a lost connection. */
export function useInbox() {
  const queries = useQueryClient();
  const news = useAgent((state) => state.news.inbox);
  const me = useAgent((state) => state.me?.id);
  useEffect(() => {
    if (news > 0) {
      void queries.invalidateQueries({ queryKey: INBOX });
    }
  }, [queries, news]);
  return useQuery<InboxView>({
    queryKey: [...INBOX, me], queryFn: () => valueOf(inboxApi.newest()), enabled: me !== undefined, gcTime: Infinity,
    refetchOnWindowFocus: true,
  });
}
