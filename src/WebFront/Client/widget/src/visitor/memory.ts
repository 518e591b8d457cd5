import { browserStorage, keyedOutboxStore, limits, type KeyValue, type OutboxStore, type StartChat } from '@orleans-chat/shared';
import { newVisitorKey } from '@orleans-chat/shared';
import { visitorKeys } from '@orleans-chat/shared/visitorStorage';

/** The chat that this browser has on the channel. */
export interface SavedChat {
  readonly token: string;
  readonly sessionId: string;
}

/** A request for a chat, and when it was made. */
interface SavedStart {
  readonly at: number;
  readonly start: StartChat;
}

const START_KEPT_MS = 600_000;

/** What one browser remembers of one channel; in memory only where its storage is blocked. */
export class VisitorMemory {
  readonly chatKey: string;
  readonly #keys: ReturnType<typeof visitorKeys>;
  readonly #local: KeyValue;
  /** Of this tab. */
  readonly tab: KeyValue;

  constructor(channel: string, local = browserStorage(() => localStorage), tab = browserStorage(() => sessionStorage)) {
    this.#keys = visitorKeys(channel);
    this.chatKey = this.#keys.chat;
    this.#local = local;
    this.tab = tab;
  }

  /** Made at the first click, then the same for as long as the storage lives. */
  get visitorKey(): string {
    const known = this.#local.getItem(this.#keys.visitor);
    if (known !== null && known.length === limits.visitorKeyLength) {
      return known;
    }
    const made = newVisitorKey();
    this.#local.setItem(this.#keys.visitor, made);
    return made;
  }

  get chat(): SavedChat | null {
    return parse<SavedChat>(this.#local.getItem(this.#keys.chat), (c) => typeof c.token === 'string' && typeof c.sessionId === 'string');
  }

  set chat(chat: SavedChat | null) {
    write(this.#local, this.#keys.chat, chat);
  }

  /** A start that was sent a short while ago but not yet answered; repeated under its id. An old one is dropped: nobody waits for it. */
  get start(): StartChat | null {
    const saved = parse<SavedStart>(
      this.#local.getItem(this.#keys.start), (s) => typeof s.at === 'number' && typeof s.start?.question === 'string',
    );
    if (saved === null || Math.abs(Date.now() - saved.at) > START_KEPT_MS) {
      this.#local.removeItem(this.#keys.start);
      return null;
    }
    return saved.start;
  }

  set start(start: StartChat | null) {
    write(this.#local, this.#keys.start, start && { at: Date.now(), start });
  }

  /** Whether the window is open in this tab. */
  set open(open: boolean) {
    write(this.tab, this.#keys.open, open ? true : null);
  }

  /** What is written in this tab but not sent; the pages of a website come and go below it. */
  get draft(): string {
    return this.tab.getItem(this.#keys.draft) ?? '';
  }

  set draft(draft: string) {
    if (draft === '') {
      this.tab.removeItem(this.#keys.draft);
    } else {
      this.tab.setItem(this.#keys.draft, draft);
    }
  }

  /** Whether files were about to be sent in this tab. */
  get hasFiles(): boolean {
    return this.tab.keys().some((key) => key.startsWith(`${this.chatKey}.file.`));
  }

  outbox(sessionId: string): OutboxStore {
    return keyedOutboxStore(this.#local, this.#keys.outbox(sessionId));
  }

  /** The chat is over and put away. What could not be sent goes back to where it was written. */
  forget(): void {
    const sessionId = this.chat?.sessionId;
    if (sessionId) {
      const outbox = this.outbox(sessionId);
      const unsent = [...outbox.load()].sort((a, b) => a.at.localeCompare(b.at));
      this.draft = [...unsent.map((entry) => (entry.file ? '' : entry.text)), this.draft].filter((text) => text !== '').join('\n');
      unsent.forEach((entry) => outbox.remove(entry.messageId));
    }
    this.chat = null;
    this.start = null;
  }
}

function parse<T>(text: string | null, valid: (value: Partial<T>) => boolean): T | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<T> | null;
    return value !== null && valid(value) ? (value as T) : null;
  } catch {
    return null; // Somebody else wrote there.
  }
}

function write(storage: KeyValue, key: string, value: unknown): void {
  if (value === null) {
    storage.removeItem(key);
  } else {
    storage.setItem(key, JSON.stringify(value));
  }
}
