import { useQueryClient, type QueryKey, type QueryObserverResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { refusalOf } from '../lib/queries';
import { toastRefusal } from './toasts';

interface Query {
  readonly error: Error | null;
  readonly isLoadingError: boolean;
  readonly refetch: () => Promise<QueryObserverResult<unknown, Error>>;
}

/** How to ask for a query anew, which drops the answer to an earlier question, also to the first one. `key`: the same array each time. */
export function useAskAnew(key: QueryKey, refetch: Query['refetch']): Query['refetch'] {
  const queries = useQueryClient();
  return useCallback(async () => {
    await queries.cancelQueries({ queryKey: key, exact: true });
    return refetch();
  }, [queries, key, refetch]);
}

/** The same, and says why it cannot be had, also at first. What is there stays. */
export function useReload(key: QueryKey, { error, isLoadingError, refetch }: Query): () => Promise<void> {
  const askAnew = useAskAnew(key, refetch);
  const said = useRef(false); // It is asked for again and again.
  useEffect(() => {
    if (isLoadingError && !said.current) {
      said.current = toastRefusal(refusalOf(error));
    }
  }, [error, isLoadingError]);
  return useCallback(async () => {
    const answer = await askAnew();
    if (answer.isRefetchError) { // At first, it has been said.
      toastRefusal(refusalOf(answer.error));
    }
  }, [askAnew]);
}
