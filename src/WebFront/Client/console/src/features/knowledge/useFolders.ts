import type { KnowledgeFolderView } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { isMissing, valueOf } from '../../lib/queries';
import { agentApi } from '../agent';
import { knowledgeApi } from './api';

const KEPT_MS = 5 * 60_000;

/** All folders. Others change them too: they are asked for again with every screen, and when the window is come back to. */
export function useFolders() {
  return useQuery<readonly KnowledgeFolderView[]>({
    queryKey: ['knowledge', 'folders'], queryFn: () => valueOf(knowledgeApi.folders()), gcTime: KEPT_MS, refetchOnWindowFocus: true,
  });
}

/** Everything of the knowledge base that shows is asked for again. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: ['knowledge'] }), [queries]);
}

/**
 * Whether whoever is signed in may change the knowledge base; everybody may read it. Undefined: not known yet, or (`missing`) asked for in
 * vain.
 */
export function useMayEdit() {
  const query = useQuery({
    queryKey: ['account', 'editsKnowledge'], queryFn: () => valueOf(agentApi.account()), gcTime: KEPT_MS, staleTime: KEPT_MS,
  });
  return { editable: query.data?.editsKnowledge, missing: isMissing(query), again: query.refetch };
}
