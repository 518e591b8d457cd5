import type { AuthorKind, AuthorView, FileView, LinkView, RefusalView, Sent } from './contracts';
import type { Conversation, LoggedMessage, Notice } from './conversation';
import type { OutboxEntry } from './outbox';

/** `waiting`: the server asked to try again later, which happens by itself. */
export type MessageState = 'sending' | 'waiting' | 'sent' | 'read' | 'refused';

export interface MessageItem {
  readonly type: 'message';
  /** Stays the same from writing to reading. */
  readonly key: string;
  readonly at: string;
  readonly mine: boolean;
  readonly by: AuthorView;
  readonly text: string;
  /** Of which the text is the name. */
  readonly file?: FileView | null | undefined;
  /** Of a link message, whose text is the same in words. */
  readonly link?: LinkView | null | undefined;
  readonly deleted: boolean;
  /** Of own messages; null for the other side's. */
  readonly state: MessageState | null;
  readonly refusal: RefusalView | null;
  readonly seq: number | null;
}

export interface NoticeItem {
  readonly type: 'notice';
  readonly key: string;
  readonly at: string;
  readonly notice: Notice;
}

/** A line of a conversation on the screen. */
export type ThreadItem = MessageItem | NoticeItem;

/** A message that the server has, at this place of the log. */
export interface Acknowledged {
  readonly entry: OutboxEntry;
  readonly sent: Sent;
}

/** The log in its order, then what is not in it yet, in the order of writing. */
export function toItems(
  conversation: Conversation, acknowledged: readonly Acknowledged[], unsent: readonly OutboxEntry[], side: 'customer' | 'agent',
): ThreadItem[] {
  const readUpTo = side === 'customer' ? conversation.readByAgent : conversation.readByCustomer;
  const logged: (ThreadItem & { seq?: number | null })[] = [
    ...conversation.messages.map((message) => toItem(message, side, readUpTo)),
    ...conversation.notices.map((notice): NoticeItem => ({ type: 'notice', key: `n${notice.seq}`, at: notice.at, notice })),
  ];
  logged.sort((a, b) => place(a) - place(b));
  const known = new Set(conversation.messages.map((message) => message.messageId));
  return [
    ...logged,
    ...acknowledged.map(({ entry, sent }): MessageItem => ({ ...toUnsent(entry, side), at: sent.at, state: 'sent', seq: sent.seq })),
    ...unsent.filter((entry) => !known.has(entry.messageId)).map((entry) => toUnsent(entry, side)),
  ];
}

const place = (item: ThreadItem): number => (item.type === 'message' ? (item.seq ?? 0) : item.notice.seq);

function toItem(message: LoggedMessage, side: string, readUpTo: number): MessageItem {
  const mine = message.by.kind === side;
  return {
    type: 'message', key: message.messageId ?? `m${message.seq}`, at: message.at, mine, by: message.by, text: message.text,
    file: message.file, link: message.link, deleted: message.deleted,
    state: mine ? (message.seq <= readUpTo ? 'read' : 'sent') : null, refusal: null,
    seq: message.seq,
  };
}

function toUnsent(entry: OutboxEntry, side: AuthorKind): MessageItem {
  const state = entry.refused ? 'refused' : entry.refusal === null ? 'sending' : 'waiting';
  return {
    type: 'message', key: entry.messageId, at: entry.at, mine: true, by: { kind: side }, text: entry.text, file: entry.file,
    link: entry.link,
    deleted: false, state, refusal: entry.refusal, seq: null,
  };
}
