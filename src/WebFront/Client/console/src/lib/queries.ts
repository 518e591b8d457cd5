import type { RefusalView } from '@orleans-chat/shared';
import { notifyManager, QueryClient } from '@tanstack/react-query';
import type { Outcome } from './http';

/** How queries carry what the server refused. */
class RefusedError extends Error {
  readonly refusal: RefusalView;

  constructor(refusal: RefusalView) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** The value of a call, for a query. */
export async function valueOf<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { ok, refused } = await call;
  if (refused !== null) {
    throw new RefusedError(refused);
  }
  return ok;
}

/** Why a query has no newer answer; null: it has. */
export const refusalOf = (error: Error | null): RefusalView | null => (error instanceof RefusedError ? error.refusal : null);

/** Whether there is nothing to show because the server was asked in vain; also while it is asked again. */
export const isMissing = ({ data, errorUpdateCount }: { data: unknown; errorUpdateCount: number }): boolean =>
  data === undefined && errorUpdateCount > 0;

// What a click changes in a query's data shows before the browser paints; after a timer, a ticked box would first show as it was.
notifyManager.setScheduler(queueMicrotask);

/**
 * What the server was asked for. Screens say when they ask again, and what was refused is shown, not tried again; an answer that comes
 * after the question was asked anew is dropped.
 */
export const newQueries = (): QueryClient => new QueryClient({
  defaultOptions: {
    queries: {
      retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always', gcTime: 0,
      throwOnError: (error) => !(error instanceof RefusedError), // A surprise, for the browser's console.
    },
  },
});
