import type { KeyValue } from './outboxStores';

const PAUSE_MS = 60_000;

/**
 * Loads the program anew when a server speaks another version of the protocol; once a minute at most: while servers of both versions
 * answer, the next one may be of the other again.
 */
export function renewal(storage: KeyValue, key: string, load: () => void): () => void {
  return () => {
    if (Date.now() - Number(storage.getItem(key)) >= PAUSE_MS) {
      storage.setItem(key, String(Date.now()));
      load();
    }
  };
}
