import { useCallback, useSyncExternalStore } from 'react';
import { useAgent } from '../../agent';

export type TextState = 'draft' | 'planned' | 'published';

/** The longest that browsers wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** A text that is published later than now is a draft until then. */
export const stateOf = (publishedAt: string | null | undefined, now: number): TextState =>
  (!publishedAt ? 'draft' : Date.parse(publishedAt) > now ? 'planned' : 'published');

/** The same by the server's clock; becomes published when its time has come. */
export function useTextState(publishedAt: string | null | undefined): TextState {
  const skew = useAgent(({ skewMs }) => skewMs);
  const subscribe = useCallback((notify: () => void) => {
    const left = publishedAt ? Date.parse(publishedAt) - Date.now() - skew : -1;
    const timer = left < 0 ? undefined : setTimeout(notify, Math.min(left + 1, MAX_TIMER_MS));
    return () => clearTimeout(timer);
  }, [publishedAt, skew]);
  return useSyncExternalStore(subscribe, () => stateOf(publishedAt, Date.now() + skew));
}
