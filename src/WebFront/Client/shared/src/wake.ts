/** Calls back when the page may have missed something: network back, tab visible again, page restored from the cache. */
export function onWake(callback: () => void): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') {
      callback();
    }
  };
  window.addEventListener('online', callback);
  window.addEventListener('pageshow', callback);
  document.addEventListener('visibilitychange', visible);
  return () => {
    window.removeEventListener('online', callback);
    window.removeEventListener('pageshow', callback);
    document.removeEventListener('visibilitychange', visible);
  };
}
