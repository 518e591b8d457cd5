import type { FoundChat, RefusalView } from '@orleans-chat/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refusalOf, valueOf } from '../../lib/queries';
import { fieldIn } from '../../lib/useFieldProblem';
import { toastRefusal } from '../../ui/toasts';
import { historyApi } from './api';
import type { HistoryFilter } from './place';

export interface Found {
  /** Undefined: nothing was answered yet. */
  readonly chats: readonly FoundChat[] | undefined;
  readonly refusal: RefusalView | null;
  readonly asking: boolean;
  /** Asks for older ones; undefined: there are none. */
  readonly more: (() => void) | undefined;
}

/** What fits. What was found last stays until something else is found, also while what is asked is refused. */
export function useFound(filter: HistoryFilter): Found {
  const { data, error, errorUpdatedAt, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['history', filter],
    queryFn: ({ pageParam }) => valueOf(historyApi.find(filter, pageParam)),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? null,
  });
  const refusal = refusalOf(error);
  const [found, setFound] = useState(data);
  if (data !== undefined && data !== found) {
    setFound(data);
  }
  // What is wrong with a field stands at the field.
  useEffect(() => void (refusal !== null && !isOfField(refusal) && toastRefusal(refusal)), [refusal, errorUpdatedAt]);
  const last = data?.pages.at(-1);
  const isEmptyYet = last !== undefined && last.chats.length === 0 && hasNextPage && !isFetching && error === null;
  // A page without a chat says how far was looked: on from there.
  useEffect(() => void (isEmptyYet && fetchNextPage()), [isEmptyYet, fetchNextPage]);
  return {
    chats: found && [...new Map(found.pages.flatMap(({ chats }) => chats).map((chat) => [chat.row.id, chat])).values()],
    refusal,
    asking: isFetching,
    more: hasNextPage && error === null ? () => void fetchNextPage() : undefined,
  };
}

export const isOfField = (refusal: RefusalView): boolean => refusal.code === 'search.withoutWords' || fieldIn(refusal) !== undefined;
