import { useSyncExternalStore } from 'react';
import { useAgent } from './store';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) {
      each();
    }
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** While nobody listens nothing renews it: whoever comes then is not told the time of those who went. */
function read(): number {
  if (timer === undefined && Date.now() - now >= 1_000) {
    now = Date.now();
  }
  return now;
}

/** The server's time in milliseconds, renewed every second; one timer for the whole page. */
export function useNow(): number {
  const skew = useAgent((state) => state.skewMs);
  return useSyncExternalStore(subscribe, read) + skew;
}
