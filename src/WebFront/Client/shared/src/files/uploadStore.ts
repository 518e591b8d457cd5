import type { KeyValue } from '../outboxStores';

/** What is remembered of a file that was not sent yet: never its bytes. */
export interface SavedUpload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  /** Milliseconds since 1970, as its file system says. */
  readonly changedAt: number;
  /** Under which the server has it; null: it has nothing of it (any more). */
  readonly id: string | null;
  /** All of it is there. */
  readonly whole: boolean;
  /** The person has sent it: it was to go out as soon as all of it is there. */
  readonly wanted?: boolean;
}

/** Where unsent files outlive the page. */
export interface UploadStore {
  load(): readonly SavedUpload[];
  put(upload: SavedUpload): void;
  remove(key: string): void;
}

/** One key for each, so that several chats and tabs do not overwrite each other's. */
export function keyedUploadStore(storage: KeyValue, prefix: string): UploadStore {
  return {
    load: () => storage.keys().filter((key) => key.startsWith(prefix)).map((key) => parse(storage.getItem(key)))
      .filter((each) => each !== null),
    put: (upload) => storage.setItem(prefix + upload.key, JSON.stringify(upload)),
    remove: (key) => storage.removeItem(prefix + key),
  };
}

function parse(value: string | null): SavedUpload | null {
  try {
    const saved = JSON.parse(value ?? 'null') as Partial<SavedUpload> | null;
    return typeof saved?.key === 'string' && typeof saved.name === 'string' && typeof saved.size === 'number'
      ? { mediaType: '', changedAt: 0, id: null, whole: false, ...(saved as Pick<SavedUpload, 'key' | 'name' | 'size'>) }
      : null;
  } catch {
    return null; // Somebody else wrote there.
  }
}
