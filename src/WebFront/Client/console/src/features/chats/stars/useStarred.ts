import type { SessionRow, StarredChats } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Outcome } from '../../../lib/http';
import { valueOf } from '../../../lib/queries';
import { toastRefusal } from '../../../ui/toasts';
import { useAgent, useClient } from '../../agent';

const STARRED = ['starred'] as const;
const none: readonly SessionRow[] = [];

/** The agent's starred chats, on whatever machine they were starred. */
export function useStarred(): readonly SessionRow[] {
  const client = useClient();
  const me = useAgent((state) => state.me?.id);
  const news = useAgent((state) => state.news.stars);
  return useQuery<StarredChats>({
    queryKey: [...STARRED, me, news], queryFn: () => valueOf(client.ask((hub) => hub.starred()) as Promise<Outcome<StarredChats>>),
    enabled: me !== undefined && news > 0,
    placeholderData: (before) => before,
  }).data?.chats ?? none;
}

export const useIsStarred = (sessionId: string): boolean => useStarred().some(({ id }) => id === sessionId);

/** Shown at once, taken back when refused. */
export function useSetStar(): (row: SessionRow, on: boolean) => Promise<void> {
  const client = useClient();
  const queries = useQueryClient();
  return async (row, on) => {
    const change = (chats: readonly SessionRow[]) => [...(on ? [row] : []), ...chats.filter(({ id }) => id !== row.id)];
    queries.setQueriesData<StarredChats>({ queryKey: STARRED }, (all) => ({ chats: change(all?.chats ?? []) }));
    if (toastRefusal((await client.ask((hub) => hub.setStar(row.id, on))).refused)) {
      await queries.invalidateQueries({ queryKey: STARRED });
    }
  };
}
