import type { OutboxEntry, OutboxStore } from './outbox';

/** The part of `Storage` that we use; may be a memory replacement where storage is blocked. */
export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  keys(): string[];
}

/** Values for as long as the page lives. */
export function memoryStorage(): KeyValue {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}

/** The browser's storage, or memory where it is blocked or full. Never throws, stores nothing by itself. */
export function browserStorage(pick: () => Storage): KeyValue {
  const memory = memoryStorage();
  const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(pick());
    } catch {
      return otherwise; // Blocked by the browser's settings or over quota: the memory copy serves.
    }
  };
  return {
    getItem: (key) => attempt((s) => s.getItem(key), null) ?? memory.getItem(key),
    setItem: (key, value) => {
      if (attempt((s) => (s.setItem(key, value), true), false)) {
        memory.removeItem(key);
      } else {
        memory.setItem(key, value);
      }
    },
    removeItem: (key) => {
      memory.removeItem(key);
      attempt((s) => s.removeItem(key), undefined);
    },
    keys: () => [...new Set([...attempt((s) => Object.keys(s), []), ...memory.keys()])],
  };
}

/** One key per message, so that tabs that share the storage do not overwrite each other's. */
export function keyedOutboxStore(storage: KeyValue, prefix: string): OutboxStore {
  return {
    load: () => storage.keys().filter((key) => key.startsWith(prefix)).map((key) => parse(storage.getItem(key))).filter((e) => e !== null),
    put: (entry) => storage.setItem(prefix + entry.messageId, JSON.stringify(entry)),
    remove: (messageId) => storage.removeItem(prefix + messageId),
  };
}

function parse(value: string | null): OutboxEntry | null {
  try {
    const entry = JSON.parse(value ?? 'null') as Partial<OutboxEntry> | null;
    return typeof entry?.messageId === 'string' && typeof entry.text === 'string' && typeof entry.at === 'string'
      ? {
        messageId: entry.messageId, text: entry.text, at: entry.at, file: entry.file, documentId: entry.documentId, link: entry.link,
        refusal: entry.refusal ?? null, refused: entry.refused === true,
      }
      : null;
  } catch {
    return null; // Somebody else wrote there.
  }
}
