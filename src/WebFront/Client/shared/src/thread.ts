import type { EventView, EventsPage, FileView } from './contracts';
import { emptyConversation, fold, type Conversation, type LoggedMessage } from './conversation';
import { newMessageId } from './ids';
import { Outbox, type ArticleLink, type OutboxEntry, type OutboxStore, type SendMessage } from './outbox';
import { ReadMark, type MarkRead } from './readMark';
import { Signal } from './signal';
import { toItems, type Acknowledged, type ThreadItem } from './items';
import { cleanText } from './visibleText';

const BEHIND_MS = 2_000;

/** What a screen shows of a session. A new object for every change. */
export interface ThreadView {
  readonly sessionId: string;
  readonly conversation: Conversation;
  readonly items: readonly ThreadItem[];
}

export interface ThreadOptions {
  readonly sessionId: string;
  /** Whose screen: `customer` or `agent`. */
  readonly side: 'customer' | 'agent';
  readonly store: OutboxStore;
  readonly send: SendMessage;
  readonly markRead: MarkRead;
  readonly connected: () => boolean;
  readonly now?: () => Date;
}

/** One session in one browser: its log as far as seen, without gaps or repetitions, and what is still to be sent. */
export class Thread {
  readonly changed = new Signal();
  /** The log seen so far ends before something that is known to be in it: call Sync. */
  readonly behind = new Signal();
  readonly sessionId: string;
  readonly outbox: Outbox;
  /** How a visitor's seqs count here, as the last page said: another page is no continuation. */
  numbering: EventsPage['numbering'];
  readonly #options: ThreadOptions;
  #read: ReadMark;
  readonly #acknowledged = new Map<string, Acknowledged>();
  #conversation = emptyConversation;
  #view: ThreadView | null = null;

  constructor(options: ThreadOptions) {
    this.sessionId = options.sessionId;
    this.#options = options;
    this.outbox = new Outbox(options.store, options.send, options.connected);
    this.#read = new ReadMark(options.markRead, options.connected);
    this.outbox.changed.add(() => this.#touch());
    this.outbox.acknowledged.add((acknowledged) => this.#acknowledge(acknowledged));
  }

  get lastSeq(): number {
    return this.#conversation.lastSeq;
  }

  /** Messages of the other side that have not been on this screen, nor read elsewhere. */
  get unread(): number {
    return this.#others().filter((message) => message.seq > this.seenUpTo).length;
  }

  get view(): ThreadView {
    this.#view ??= {
      sessionId: this.sessionId,
      conversation: this.#conversation,
      items: toItems(this.#conversation, [...this.#acknowledged.values()], this.outbox.entries, this.#options.side),
    };
    return this.#view;
  }

  /** Takes events in order and drops those seen before. False: something is missing in between, so call Sync. */
  receive(events: readonly EventView[]): boolean {
    let whole = true;
    let next = this.#conversation;
    for (const event of events) {
      if (event.seq === next.lastSeq + 1) {
        next = fold(next, event);
      } else if (event.seq > next.lastSeq) {
        whole = false;
        break;
      }
    }
    if (next !== this.#conversation) {
      this.#advance(next, events);
    }
    return whole;
  }

  /** Takes a page of the log. True: there is more after it, or may be: what was pushed before the log started over passed for known. */
  receivePage(page: EventsPage): boolean {
    this.numbering = page.numbering;
    const lost = page.startOver ? this.#startOver() : [];
    this.receive(page.events);
    this.outbox.restore(lost.filter(({ messageId }) => !this.#conversation.messages.some((message) => message.messageId === messageId)));
    if (!page.more && page.lastSeq === this.lastSeq && page.status !== this.#conversation.status) {
      this.#conversation = { ...this.#conversation, status: page.status };
      this.#touch();
    }
    return page.more || page.startOver === true;
  }

  /** Writes a message: shown at once, sent as soon as it can be, kept until acknowledged. */
  write(text: string): void {
    this.outbox.add(newMessageId(), { text: cleanText(text) }, this.#now());
  }

  /** A file that the server has becomes a message, under this id in whichever tab it is sent. */
  writeFile(file: FileView, messageId: string, documentId?: string): void {
    this.outbox.add(messageId, { text: file.name, file, documentId }, this.#now());
  }

  /** A link to an article, under an id of its own. */
  writeLink(link: ArticleLink): void {
    this.outbox.add(newMessageId(), { text: link.title, link }, this.#now());
  }

  retry(messageId: string): void {
    this.outbox.retry(messageId, this.#now());
  }

  /** What stands up to this place has been on the screen; without one: everything shown so far. False: that is no news. */
  seen(upTo = Infinity): boolean {
    const last = this.#others().findLast(({ seq }) => seq <= upTo)?.seq ?? 0;
    if (last <= this.seenUpTo) {
      return false;
    }
    this.#read.set(last);
    return true;
  }

  /** A new connection: says what the one before left unsaid. */
  resume(): void {
    void this.outbox.flush();
    void this.#read.flush();
  }

  /** Nothing more is said; what is stored stays. */
  dispose(): void {
    this.outbox.dispose();
    this.#read.dispose();
  }

  /** Messages of the other side up to here have been on this screen, or were read elsewhere. */
  get seenUpTo(): number {
    const { readByAgent, readByCustomer } = this.#conversation;
    return Math.max(this.#read.upTo, this.#options.side === 'agent' ? readByAgent : readByCustomer);
  }

  /** The customer sees all others as one side; agents owe an answer to the customer only. */
  #others(): readonly LoggedMessage[] {
    const ofCustomer = this.#options.side === 'agent';
    return this.#conversation.messages.filter((message) => (message.by.kind === 'customer') === ofCustomer);
  }

  /**
   * The server has an older log than this one: all of it is dropped. Answers the customer's own words, which the server had taken:
   * those that it has no more are sent again, under their ids.
   */
  #startOver(): readonly Omit<OutboxEntry, 'refusal' | 'refused'>[] {
    const mine = this.#options.side === 'customer' ? [
      ...this.#conversation.messages.flatMap(({ by, messageId, text, file, at, deleted }) =>
        (by.kind === 'customer' && messageId && !deleted ? [{ messageId, text, file: file ?? undefined, at }] : [])),
      ...[...this.#acknowledged.values()].map(({ entry: { messageId, text, file, at } }) => ({ messageId, text, file, at })),
    ] : [];
    this.#conversation = emptyConversation;
    this.#acknowledged.clear();
    this.#read.dispose();
    this.#read = new ReadMark(this.#options.markRead, this.#options.connected);
    this.#touch();
    return mine;
  }

  /** Shown as sent from now on; the log brings it in a moment, or we ask for it. */
  #acknowledge(acknowledged: Acknowledged): void {
    if (acknowledged.sent.seq > this.lastSeq) {
      this.#acknowledged.set(acknowledged.entry.messageId, acknowledged);
      setTimeout(() => this.lastSeq < acknowledged.sent.seq && this.behind.raise(), BEHIND_MS);
    }
  }

  #advance(next: Conversation, events: readonly EventView[]): void {
    this.#conversation = next;
    for (const [messageId, { sent }] of this.#acknowledged) {
      if (sent.seq <= next.lastSeq) {
        this.#acknowledged.delete(messageId);
      }
    }
    this.#touch();
    for (const event of events) {
      if (event.messageId) {
        this.outbox.settle(event.messageId);
      }
    }
  }

  #now(): string {
    return (this.#options.now?.() ?? new Date()).toISOString();
  }

  #touch(): void {
    this.#view = null;
    this.changed.raise();
  }
}
