/** `network`: it may be another network than before. */
export type Woken = (network: boolean) => void;

interface NetworkInformation extends EventTarget {
  readonly type?: string;
}

/** Calls back when the page may have missed something: network back or another one, tab visible again, page restored from the cache. */
export function onWake(callback: Woken): () => void {
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  let type = connection?.type;
  const online = () => callback(true);
  const shown = () => callback(false);
  const visible = () => document.visibilityState === 'visible' && callback(false);
  const changed = () => {
    if (connection?.type !== type) {
      type = connection?.type;
      callback(true);
    }
  };
  window.addEventListener('online', online);
  window.addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', visible);
  connection?.addEventListener?.('change', changed);
  return () => {
    window.removeEventListener('online', online);
    window.removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', visible);
    connection?.removeEventListener?.('change', changed);
  };
}
