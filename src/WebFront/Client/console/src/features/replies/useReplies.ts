import type { ReplyKind, ReplyLibrary, ReplyUseView } from '@orleans-chat/shared';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { valueOf } from '../../lib/queries';
import { toastRefusal } from '../../ui/toasts';
import { repliesApi } from './api';

export const REPLIES = ['replies'] as const;

const FRESH_MS = 60_000;

/** All that the agent inserts into answers. Colleagues change templates and shared replies now and then: it is asked for again. */
export function useReplies() {
  return useQuery<ReplyLibrary>({
    queryKey: REPLIES, queryFn: () => valueOf(repliesApi.all()), staleTime: FRESH_MS, gcTime: Infinity, refetchOnWindowFocus: true,
    retry: 2,
  });
}

/** The library as it is now, after somebody else has changed it; null: it cannot be had. */
export const freshLibrary = (queries: QueryClient): Promise<ReplyLibrary | null> =>
  queries.fetchQuery({ queryKey: REPLIES, queryFn: () => valueOf(repliesApi.all()), staleTime: 0 }).catch(() => null);

/** What a change of the library shows at once, before it is asked for again. */
export const withLibrary = (queries: QueryClient, change: (now: ReplyLibrary) => ReplyLibrary): void => {
  queries.setQueryData<ReplyLibrary>(REPLIES, (now) => now && change(now));
};

/** In the order of their names, the one with this id last written. */
export const withOne = <Item extends { readonly id: string; readonly name: string }>(all: readonly Item[], one: Item): Item[] =>
  [...all.filter(({ id }) => id !== one.id), one].sort((a, b) => a.name.localeCompare(b.name));

const useOf = (uses: readonly ReplyUseView[], kind: ReplyKind, id: string): ReplyUseView | undefined =>
  uses.find((each) => each.kind === kind && each.id === id);

const withUse = (now: ReplyLibrary, kind: ReplyKind, id: string, change: (use: ReplyUseView) => Partial<ReplyUseView>): ReplyLibrary => {
  const before = useOf(now.uses, kind, id) ?? { kind, id, count: 0, lastAt: new Date().toISOString(), favourite: false };
  return { ...now, uses: [{ ...before, ...change(before) }, ...now.uses.filter((each) => each !== before)] };
};

/** What the agent does with what they insert. */
export function useReplyUses() {
  const queries = useQueryClient();
  return useMemo(() => ({
    /** It was inserted: a hint for the order of the menu, which nobody waits for. */
    count: (kind: ReplyKind, id: string): void => {
      withLibrary(queries, (now) => withUse(now, kind, id, ({ count }) => ({ count: count + 1, lastAt: new Date().toISOString() })));
      void repliesApi.count(kind, id);
    },
    setFavourite: async (kind: ReplyKind, id: string, on: boolean): Promise<void> => {
      withLibrary(queries, (now) => withUse(now, kind, id, () => ({ favourite: on })));
      if (toastRefusal((await repliesApi.setFavourite(kind, id, on)).refused)) {
        withLibrary(queries, (now) => withUse(now, kind, id, () => ({ favourite: !on })));
      }
    },
  }), [queries]);
}
