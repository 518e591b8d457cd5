import type { Answer, FileView, LinkView, RefusalView, Sent } from './contracts';
import { isSameMessage, nextTry } from './ids';
import { settle, unexpected } from './refusals';
import { Signal } from './signal';

/** Of which article the card is, in which language. It has no address before the server has looked the article up. */
export interface ArticleLink extends LinkView {
  readonly articleId: string;
  readonly language: string;
}

/** A message that its sender has not seen acknowledged. */
export interface OutboxEntry {
  readonly messageId: string;
  readonly text: string;
  /** That the server has, and of which the text is the name. */
  readonly file?: FileView | undefined;
  /** The file is of the library, and this its document. */
  readonly documentId?: string | undefined;
  /** A link to an article, as it looks until the log has it. */
  readonly link?: ArticleLink | undefined;
  /** ISO time at which it was written. */
  readonly at: string;
  /** Set while the server refuses it; with `retryAfterMs` it goes out again by itself. */
  readonly refusal: RefusalView | null;
  /** The server said no for good: only the person can try again. */
  readonly refused: boolean;
}

/** Where unacknowledged messages outlive the page. */
export interface OutboxStore {
  load(): readonly OutboxEntry[];
  put(entry: OutboxEntry): void;
  remove(messageId: string): void;
}

/** What a message says: words, or a file. */
export type Said = Pick<OutboxEntry, 'text' | 'file' | 'documentId' | 'link'>;

export type SendMessage = (messageId: string, text: string, said: Said) => Promise<Answer<Sent>>;

const FAULT_RETRY_MS = 2_000;
const FAULTS_ALLOWED = 4;

/**
 * Keeps messages until they are acknowledged, and sends them one after the other, oldest first, always under their first
 * id: that keeps their order, and the server knows a repetition when it sees one.
 */
export class Outbox {
  readonly changed = new Signal();
  /** An entry left because the server has it at this place of the log. */
  readonly acknowledged = new Signal<{ entry: OutboxEntry; sent: Sent }>();
  readonly #store: OutboxStore;
  readonly #send: SendMessage;
  readonly #connected: () => boolean;
  #entries: OutboxEntry[];
  #running = false;
  #faults = 0;
  /** On the clock that never steps back. */
  #notBefore = 0;
  #disposed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: OutboxStore, send: SendMessage, connected: () => boolean) {
    this.#store = store;
    this.#send = send;
    this.#connected = connected;
    this.#entries = [...store.load()].sort((a, b) => a.at.localeCompare(b.at));
  }

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  add(messageId: string, said: Said, at: string): void {
    this.#put({ ...said, messageId, at, refusal: null, refused: false });
    void this.flush();
  }

  /** Messages that the server had, and has no more: they were written before all that waits, so they go out first. */
  restore(lost: readonly Omit<OutboxEntry, 'refusal' | 'refused'>[]): void {
    const entries = lost.map((each) => ({ ...each, refusal: null, refused: false }));
    this.#entries = [...entries, ...this.#entries.filter((e) => !entries.some(({ messageId }) => messageId === e.messageId))];
    entries.forEach((entry) => this.#store.put(entry));
    this.changed.raise();
    void this.flush();
  }

  /**
   * The person tries a refused message again: last in line. An id that was refused stays refused, so it is a new message, though one
   * message from whichever tab it goes; only after a fault of the server nobody knows whether it was stored.
   */
  retry(messageId: string, at: string): void {
    const entry = this.#entries.find((e) => e.messageId === messageId);
    if (entry?.refused) {
      this.#entries = this.#entries.filter((e) => e !== entry);
      this.#store.remove(messageId);
      const id = entry.refusal?.code === unexpected.code ? messageId : nextTry(messageId);
      this.#put({ ...entry, messageId: id, at, refusal: null, refused: false });
      void this.flush();
    }
  }

  /** Acknowledged or seen in the log, also under the id of another try, which another tab made. */
  settle(messageId: string): void {
    const settled = this.#entries.filter((e) => isSameMessage(e.messageId, messageId));
    if (settled.length > 0) {
      this.#entries = this.#entries.filter((e) => !settled.includes(e));
      settled.forEach((e) => this.#store.remove(e.messageId));
      this.changed.raise();
    }
  }

  /** Sends what waits. Called for every new connection; harmless at any other time. */
  async flush(): Promise<void> {
    if (this.#running || performance.now() < this.#notBefore) {
      return;
    }
    this.#running = true;
    try {
      for (let next = this.#next(); next !== undefined && this.#connected(); next = this.#next()) {
        if (!(await this.#attempt(next))) {
          break;
        }
      }
    } finally {
      this.#running = false;
    }
  }

  /** No more sending; what is stored stays, and nothing is added to it. */
  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  /** True: go on with the next one. */
  async #attempt(entry: OutboxEntry): Promise<boolean> {
    const answer = await this.#send(entry.messageId, entry.text, entry).catch(() => null);
    if (answer === null) {
      return this.#fault(entry);
    }
    this.#faults = 0;
    const { ok, refused } = settle(answer);
    if (refused === null) {
      this.acknowledged.raise({ entry, sent: ok });
      this.settle(entry.messageId);
      return true;
    }
    const retryAfterMs = refused.retryAfterMs ?? null;
    this.#replace({ ...entry, refusal: refused, refused: retryAfterMs === null });
    if (retryAfterMs !== null) {
      this.#later(retryAfterMs);
    }
    return retryAfterMs === null;
  }

  /** The call failed: with the connection, then the next one resends; otherwise the server has a fault. */
  #fault(entry: OutboxEntry): boolean {
    if (!this.#connected()) {
      return false;
    }
    this.#faults += 1;
    const final = this.#faults >= FAULTS_ALLOWED;
    this.#replace({ ...entry, refusal: unexpected, refused: final });
    if (final) {
      this.#faults = 0;
      return true;
    }
    this.#later(FAULT_RETRY_MS);
    return false;
  }

  #next(): OutboxEntry | undefined {
    return this.#entries.find((e) => !e.refused);
  }

  #later(ms: number): void {
    if (this.#disposed) {
      return;
    }
    clearTimeout(this.#timer);
    this.#notBefore = performance.now() + ms;
    this.#timer = setTimeout(() => {
      this.#notBefore = 0; // Timers and clocks may disagree; nobody else comes back to it.
      void this.flush();
    }, ms);
  }

  #put(entry: OutboxEntry): void {
    this.#entries = [...this.#entries.filter((e) => e.messageId !== entry.messageId), entry];
    this.#store.put(entry);
    this.changed.raise();
  }

  #replace(entry: OutboxEntry): void {
    if (!this.#disposed && this.#entries.some((e) => e.messageId === entry.messageId)) {
      this.#entries = this.#entries.map((e) => (e.messageId === entry.messageId ? entry : e));
      this.#store.put(entry);
      this.changed.raise();
    }
  }
}
