import type { TagView } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { valueOf } from '../../lib/queries';
import { tagsApi } from './api';

export const TAGS = ['tags'] as const;

const FRESH_MS = 60_000;
const none: readonly TagView[] = [];

/** The tags of the installation, by name. Administrators change them now and then: they are asked for again after a while. */
export function useTagsQuery() {
  return useQuery<readonly TagView[]>({
    queryKey: TAGS, queryFn: () => valueOf(tagsApi.all()), staleTime: FRESH_MS, gcTime: Infinity, refetchOnWindowFocus: true, retry: 2,
  });
}

export const useTags = (): readonly TagView[] => useTagsQuery().data ?? none;

/** Those of a chat that are there still, by name. */
export const tagsOf = (all: readonly TagView[], ids: readonly string[] | null | undefined): readonly TagView[] =>
  (ids ? all.filter(({ id }) => ids.includes(id)) : none);
