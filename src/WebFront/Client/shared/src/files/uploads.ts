import type { RefusalView } from '../contracts';
import { newMessageId } from '../ids';
import { Signal } from '../signal';
import { FileUpload, type UploadState, type UploadTarget, type UploadTools } from './fileUpload';
import { restored } from './restored';
import type { SavedUpload, UploadStore } from './uploadStore';

/** A file that is not sent yet, for a screen. `interrupted`: the page was left before all of it had left; it has to be chosen again. */
export interface UploadItem {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Bytes that have left. */
  readonly sent: number;
  readonly state: UploadState | 'interrupted';
  readonly refusal: RefusalView | null;
  /** It has failed, and may be tried again. */
  readonly retryable: boolean;
  /** Goes out by itself as soon as it is ready. */
  readonly wanted: boolean;
  /** Of this page; null: of an earlier one. */
  readonly file: File | null;
}

/** It has left, and the server has it. */
export type SentUpload = UploadItem & { readonly id: string };

export interface UploadsOptions {
  readonly target: UploadTarget;
  readonly store: UploadStore;
  /** Why a file cannot go, before anything of it does. */
  readonly check: (file: File) => RefusalView | null;
  /** All of it is on the server, under this id: it becomes a message. */
  readonly send: (file: SentUpload) => void;
  /** Nobody has to press for it: each leaves as soon as all of it is there. */
  readonly sendsAtOnce?: boolean;
  readonly tools?: UploadTools;
}

interface Entry {
  readonly key: string;
  readonly saved: SavedUpload;
  readonly upload: FileUpload | null;
  readonly refusal: RefusalView | null;
  readonly wanted: boolean;
  /** Of an earlier page: whether all of it is there. */
  readonly whole: boolean;
}

/** At a time; the others wait for them. */
const SIDE_BY_SIDE = 2;

/** The files that one is about to send in one chat: several at once, each on its own. What has left survives the page. */
export class Uploads {
  readonly changed = new Signal();
  readonly #options: UploadsOptions;
  #entries: readonly Entry[] = [];
  #items: readonly UploadItem[] | null = null;
  #starting = false;

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  get items(): readonly UploadItem[] {
    this.#items ??= this.#entries.map(toItem);
    return this.#items;
  }

  /** Files that were picked, dropped or pasted. One that an earlier page left unfinished goes on where it was. Answers their keys. */
  add(files: Iterable<File>): readonly string[] {
    const keys: string[] = [];
    for (const file of files) {
      const refusal = this.#options.check(file);
      const before = refusal === null ? this.#entries.find((entry) => isInterrupted(entry) && isSame(entry.saved, file)) : undefined;
      const key = before?.key ?? newMessageId();
      const id = before?.saved.id ?? null;
      const upload = refusal === null ? new FileUpload(file, key, this.#options.target, this.#options.tools, id) : null;
      const entry: Entry = {
        key, upload, refusal, wanted: this.#options.sendsAtOnce ?? false, whole: false,
        saved: {
          key, name: file.name, size: file.size, mediaType: file.type, changedAt: file.lastModified, id, whole: false,
        },
      };
      keys.push(key);
      upload?.changed.add(() => this.#moved(key));
      this.#entries = before === undefined
        ? [...this.#entries, entry]
        : this.#entries.map((each) => (each === before ? entry : each));
    }
    this.#touch();
    this.#next();
    return keys;
  }

  /** What an earlier page of this tab had not sent, as far as the server still has it. */
  async restore(): Promise<void> {
    const known = new Set(this.#entries.map(({ key }) => key));
    const found = this.#options.store.load().filter(({ key }) => !known.has(key));
    const entries = await Promise.all(found.map(async (saved): Promise<Entry> => {
      const { whole, gone, refusal } = await restored(saved, this.#options.target, this.#options.tools);
      return { key: saved.key, saved: gone ? { ...saved, id: null } : saved, upload: null, refusal, wanted: false, whole };
    }));
    this.#entries = [...entries, ...this.#entries];
    this.#touch();
  }

  remove(key: string): void {
    const entry = this.#entries.find((each) => each.key === key);
    if (entry === undefined) {
      return;
    }
    if (entry.upload === null && entry.saved.id !== null) {
      new FileUpload(new File([], entry.saved.name), key, this.#options.target, this.#options.tools, entry.saved.id).cancel();
    }
    entry.upload?.cancel();
    this.#drop(key);
    this.#next();
  }

  retry(key: string): void {
    const entry = this.#entries.find((each) => each.key === key);
    if (entry?.upload?.retryable) {
      void entry.upload.run();
    }
  }

  /** The person sends: what is ready goes now, and what is under way as soon as it is. Answers whether there was anything. */
  submit(): boolean {
    const going = this.#entries.filter((entry) => !entry.wanted && (isReady(entry) || isUnderWay(entry))).map(({ key }) => key);
    this.#entries = this.#entries.map((entry) => (going.includes(entry.key) ? { ...entry, wanted: true } : entry));
    if (going.length > 0) {
      this.#touch();
    }
    going.forEach((key) => this.#sendIfReady(key));
    return going.length > 0;
  }

  /** The chat is put away; what has come stays on the server for a while. */
  dispose(): void {
    this.#entries.forEach(({ upload }) => upload?.pause());
  }

  #moved(key: string): void {
    const entry = this.#entries.find((each) => each.key === key);
    if (entry === undefined) {
      return; // Not wanted any more.
    }
    const id = entry.upload?.id ?? null;
    const whole = isReady(entry);
    if (id !== entry.saved.id || whole !== entry.saved.whole) {
      const saved = { ...entry.saved, id, whole };
      this.#entries = this.#entries.map((each) => (each.key === key ? { ...each, saved } : each));
      this.#options.store.put(saved);
    }
    this.#touch();
    this.#sendIfReady(key);
    this.#next();
  }

  #sendIfReady(key: string): void {
    const entry = this.#entries.find((each) => each.key === key);
    if (entry?.wanted && isReady(entry)) {
      this.#drop(key);
      this.#options.send({ ...toItem(entry), id: entry.saved.id! });
    }
  }

  #drop(key: string): void {
    this.#entries = this.#entries.filter((each) => each.key !== key);
    this.#options.store.remove(key);
    this.#touch();
  }

  /** Begins with those whose turn it is; that they begin leads back here. */
  #next(): void {
    if (this.#starting) {
      return;
    }
    this.#starting = true;
    for (let next = this.#turn(); next !== undefined; next = this.#turn()) {
      void next.run();
    }
    this.#starting = false;
  }

  #turn(): FileUpload | undefined {
    const uploads = this.#entries.flatMap(({ upload }) => upload ?? []);
    const busy = uploads.filter(({ state }) => state === 'sending' || state === 'waiting').length;
    return busy < SIDE_BY_SIDE ? uploads.find(({ state }) => state === 'queued') : undefined;
  }

  #touch(): void {
    this.#items = null;
    this.changed.raise();
  }
}

const isReady = ({ upload, whole }: Entry): boolean => upload?.state === 'ready' || whole;

const isUnderWay = ({ upload }: Entry): boolean => upload !== null && upload.state !== 'failed';

const isInterrupted = ({ upload, whole, refusal }: Entry): boolean => upload === null && !whole && refusal === null;

const isSame = (saved: SavedUpload, file: File): boolean =>
  saved.name === file.name && saved.size === file.size && saved.changedAt === file.lastModified;

function toItem(entry: Entry): UploadItem {
  const { key, saved: { name, size, mediaType }, upload, refusal, wanted, whole } = entry;
  const state = upload?.state ?? (refusal !== null ? 'failed' : whole ? 'ready' : 'interrupted');
  return {
    key, name, size, mediaType, wanted, state, sent: whole ? size : (upload?.sent ?? 0), refusal: upload?.refusal ?? refusal,
    retryable: upload?.retryable ?? false, file: upload?.file ?? null,
  };
}
