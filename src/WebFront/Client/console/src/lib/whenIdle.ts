const LATEST_MS = 5_000;

/** Fetches what is likely to be wanted soon, once the browser has nothing better to do; where that fails, it is fetched when wanted. */
export function whenIdle(load: () => Promise<unknown>): void {
  const act = () => void load().catch(() => undefined);
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback(act, { timeout: LATEST_MS });
  } else {
    setTimeout(act, LATEST_MS); // Safari
  }
}
