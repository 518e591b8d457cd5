import { browserStorage, keyedOutboxStore, type KeyValue, type OutboxStore, type StartChat } from '@orleans-chat/shared';
import { newVisitorKey } from '@orleans-chat/shared';
import { visitorKeys } from '@orleans-chat/shared/visitorStorage';

/** The chat that this browser has on the channel. */
export interface SavedChat {
  readonly token: string;
  readonly sessionId: string;
}

/** What one browser remembers of one channel; in memory only where its storage is blocked. */
export class VisitorMemory {
  readonly chatKey: string;
  readonly #keys: ReturnType<typeof visitorKeys>;
  readonly #local: KeyValue;
  readonly #tab: KeyValue;

  constructor(channel: string, local = browserStorage(() => localStorage), tab = browserStorage(() => sessionStorage)) {
    this.#keys = visitorKeys(channel);
    this.chatKey = this.#keys.chat;
    this.#local = local;
    this.#tab = tab;
  }

  /** Made at the first click, then the same for as long as the storage lives. */
  get visitorKey(): string {
    const known = this.#local.getItem(this.#keys.visitor);
    if (known !== null && known.length === 43) {
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

  /** A start that was sent but not yet answered; repeated under its id. */
  get start(): StartChat | null {
    return parse<StartChat>(this.#local.getItem(this.#keys.start), (s) => typeof s.messageId === 'string' && typeof s.question === 'string');
  }

  set start(start: StartChat | null) {
    write(this.#local, this.#keys.start, start);
  }

  /** Whether the window is open in this tab. */
  set open(open: boolean) {
    write(this.#tab, this.#keys.open, open ? true : null);
  }

  /** What is written in this tab but not sent; the pages of a website come and go below it. */
  get draft(): string {
    return this.#tab.getItem(this.#keys.draft) ?? '';
  }

  set draft(draft: string) {
    if (draft === '') {
      this.#tab.removeItem(this.#keys.draft);
    } else {
      this.#tab.setItem(this.#keys.draft, draft);
    }
  }

  outbox(sessionId: string): OutboxStore {
    return keyedOutboxStore(this.#local, this.#keys.outbox(sessionId));
  }

  /** The chat is over and put away. */
  forget(): void {
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
