import type { RefetchOptions, QueryObserverResult } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { refusalOf } from '../lib/queries';
import { toastRefusal } from './toasts';

interface Query {
  readonly error: Error | null;
  readonly isLoadingError: boolean;
  readonly refetch: (options?: RefetchOptions) => Promise<QueryObserverResult<unknown, Error>>;
}

/** How to ask for a query again; says why it cannot be had, also at first. What is there stays. */
export function useReload({ error, isLoadingError, refetch }: Query): () => Promise<void> {
  useEffect(() => {
    if (isLoadingError) {
      toastRefusal(refusalOf(error));
    }
  }, [error, isLoadingError]);
  return useCallback(async () => {
    const answer = await refetch();
    if (answer.isRefetchError) { // At first, it has been said.
      toastRefusal(refusalOf(answer.error));
    }
  }, [refetch]);
}
