import type { RefusalView } from '../contracts';
import { newMessageId } from '../ids';
import { Signal } from '../signal';
import { FileUpload, type UploadTarget, type UploadTools } from './fileUpload';
import { restored } from './restored';
import {
  isInterrupted, isReady, isSame, isStuck, isUnderWay, toItem, type Entry, type SentUpload, type UploadItem,
} from './uploadItems';
import type { UploadStore } from './uploadStore';

export interface UploadsOptions {
  readonly target: UploadTarget;
  readonly store: UploadStore;
  /** Why a file cannot go, before anything of it does. */
  readonly check: (file: File) => RefusalView | null;
  /** All of it is on the server, under this id: it becomes a message. A promise says why it did not, and then it may be tried again. */
  readonly send: (file: SentUpload) => void | Promise<RefusalView | null>;
  /** Nobody has to press for it: each leaves as soon as all of it is there. */
  readonly sendsAtOnce?: boolean;
  /** Was sent by the person, and cannot go without them. */
  readonly onStuck?: (item: UploadItem) => void;
  readonly tools?: UploadTools;
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
      this.#entries.filter((entry) => entry.upload?.state === 'changed' && entry.saved.name === file.name)
        .forEach((entry) => this.remove(entry.key)); // This one was chosen in its place.
      const key = before?.key ?? newMessageId();
      const id = before?.saved.id ?? null;
      const upload = refusal === null ? new FileUpload(file, key, this.#options.target, this.#options.tools, id) : null;
      const entry: Entry = {
        key, upload, refusal, wanted: false, whole: false,
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

  /** What an earlier page of this tab had not sent: as it was known there, and soon as far as the server still has it. */
  async restore(): Promise<void> {
    const known = new Set(this.#entries.map(({ key }) => key));
    const found = this.#options.store.load().filter(({ key }) => !known.has(key)).map((saved): Entry =>
      ({ key: saved.key, saved, upload: null, refusal: null, wanted: false, whole: saved.whole }));
    this.#entries = [...found, ...this.#entries];
    this.#touch();
    await Promise.all(found.map(async (entry) => {
      const { whole, gone, refusal } = await restored(entry.saved, this.#options.target, this.#options.tools);
      const saved = gone ? { ...entry.saved, id: null } : entry.saved;
      this.#put(entry, { ...entry, saved, whole, refusal }); // Unless the file was chosen again meanwhile.
    }));
    this.#touch();
    this.items.filter(({ left }) => left).forEach((item) => this.#options.onStuck?.(item));
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
    } else if (entry !== undefined && isReady(entry)) {
      this.#sendIfReady(key);
    }
  }

  /** The person sends: what is ready goes now, and what is under way as soon as it is. Answers whether there was anything. */
  submit(): boolean {
    const going = this.#entries.filter((entry) => !entry.wanted && (isReady(entry) || isUnderWay(entry))).map(({ key }) => key);
    this.#entries = this.#entries.map((entry) =>
      (going.includes(entry.key) ? { ...entry, wanted: true, saved: { ...entry.saved, wanted: true } } : entry));
    this.#entries.filter(({ key, upload }) => upload !== null && going.includes(key))
      .forEach(({ saved }) => this.#options.store.put(saved));
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
      this.#put(entry, { ...entry, saved });
      this.#options.store.put(saved);
    }
    this.#touch();
    this.#sendIfReady(key);
    if (entry.wanted && isStuck(entry)) {
      this.#options.onStuck?.(toItem(entry));
    }
    this.#next();
  }

  #put(before: Entry, after: Entry): void {
    this.#entries = this.#entries.map((each) => (each === before ? after : each));
  }

  #sendIfReady(key: string): void {
    const entry = this.#entries.find((each) => each.key === key);
    if (entry === undefined || !isReady(entry) || !(entry.wanted || this.#options.sendsAtOnce) || entry.handing) {
      return;
    }
    const file = { ...toItem(entry), id: entry.saved.id! };
    if (this.#options.sendsAtOnce) {
      void this.#handOver(entry, file);
    } else {
      this.#drop(key);
      void this.#options.send(file);
    }
  }

  /** It stays until that has gone well. */
  async #handOver(entry: Entry, file: SentUpload): Promise<void> {
    const handing = { ...entry, handing: true, refusal: null };
    this.#put(entry, handing);
    this.#touch();
    const refusal = await this.#options.send(file) ?? null;
    if (refusal === null) {
      this.#drop(entry.key);
    } else {
      this.#put(handing, { ...entry, refusal });
      this.#touch();
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
