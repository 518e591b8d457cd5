import type {
  AuthorView, EventReason, EventType, EventView, FileView, LinkView, SessionStatus, SuggestedArticleView, TagRefView,
} from './contracts';

/** A message as the log has it. */
export interface LoggedMessage {
  readonly seq: number;
  readonly at: string;
  readonly messageId: string | null;
  readonly by: AuthorView;
  readonly text: string;
  /** Of which the text is the name; absent: it is no file. */
  readonly file?: FileView | null | undefined;
  /** Of a link message, whose text is the same in words. */
  readonly link?: LinkView | null | undefined;
  readonly deleted: boolean;
}

/** Something else that is shown between messages: queued, accepted, ended, reopened, rated, transfer … */
export interface Notice {
  readonly seq: number;
  readonly at: string;
  readonly type: EventType;
  readonly by: AuthorView | null;
  readonly to: AuthorView | null;
  readonly reason: EventReason | null;
  /** Of a rating. */
  readonly stars: number | null;
  /** The customer's comment on a rating, or what an agent wrote to colleagues; null as well where it was erased. */
  readonly text: string | null;
  /** Of a note: the colleagues whom it mentions. */
  readonly mentions?: readonly AuthorView[];
  /** Of a change of tags. */
  readonly added?: readonly TagRefView[];
  readonly removed?: readonly TagRefView[];
  /** Of faqSuggested: those that were shown; of faqRead: the one that was opened. */
  readonly articles?: readonly SuggestedArticleView[];
}

/** A session as its events tell it. Immutable: {@link fold} answers a new one. */
export interface Conversation {
  readonly lastSeq: number;
  readonly status: SessionStatus;
  readonly agentName: string | null;
  /** Path on the server. */
  readonly agentPhoto: string | null;
  /** Stars that the customer gave. */
  readonly rating: number | null;
  readonly readByCustomer: number;
  readonly readByAgent: number;
  readonly messages: readonly LoggedMessage[];
  readonly notices: readonly Notice[];
}

export const emptyConversation: Conversation = {
  lastSeq: 0, status: 'none', agentName: null, agentPhoto: null, rating: null, readByCustomer: 0, readByAgent: 0, messages: [], notices: [],
};

const NOTICES: ReadonlySet<EventType> = new Set([
  'queued', 'accepted', 'ended', 'reopened', 'transferRequested', 'transferSettled', 'note', 'whisper', 'tags',
  'faqSuggested', 'faqRead', 'faqAnswered',
]);

/** The conversation after one more event, which must be the next in order. */
export function fold(before: Conversation, event: EventView): Conversation {
  const after = { ...before, lastSeq: event.seq, status: event.status ?? before.status };
  const by = event.by ?? null;
  switch (event.type) {
    case 'message':
      return {
        ...withRead(after, by?.kind, event.seq),
        status: afterMessage(after.status, event),
        messages: [...before.messages, toMessage(event)],
      };
    case 'messageDeleted':
      return {
        ...after,
        messages: before.messages.map((m) => (m.seq === event.upTo ? { ...m, text: '', file: null, link: null, deleted: true } : m)),
      };
    case 'deleted':
      return {
        ...after, messages: before.messages.map((m) => ({ ...m, by: nameless(m.by), text: '', file: null, link: null, deleted: true })),
        notices: before.notices.map((n) => ({
          ...n, by: nameless(n.by), text: null, ...(n.added && { added: [], removed: [] }), ...(n.articles && { articles: [] }),
        })),
      };
    case 'read':
      return withRead(after, by?.kind, event.upTo ?? 0);
    case 'accepted':
      return {
        ...after, agentName: by?.name ?? before.agentName, agentPhoto: by?.photo ?? null, notices: [...before.notices, toNotice(event)],
      };
    case 'rated':
      return { ...after, rating: event.number ?? null, notices: [...before.notices, toNotice(event)] };
    case 'queued':
      return { ...after, agentName: null, agentPhoto: null, notices: [...before.notices, toNotice(event)] };
    default:
      return NOTICES.has(event.type) ? { ...after, notices: [...before.notices, toNotice(event)] } : after;
  }
}

/** The server says the status where an agent writes; the customer's words change it only while an agent has the chat. */
export const afterMessage = (before: SessionStatus, { by }: EventView): SessionStatus =>
  (by?.kind === 'customer' && isOwned(before) ? 'customerLast' : before);

/** An erasure takes the customer's name, and leaves those of agents. */
const nameless = <T extends AuthorView | null>(by: T): T => (by?.kind === 'customer' ? { ...by, name: undefined } : by);

/** Who writes has read what stands before: the server counts so too, and then has nothing to say of a mark that comes later. */
function withRead(before: Conversation, who: string | undefined, upTo: number): Conversation {
  switch (who) {
    case 'agent':
      return { ...before, readByAgent: Math.max(before.readByAgent, upTo) };
    case 'customer':
      return { ...before, readByCustomer: Math.max(before.readByCustomer, upTo) };
    default:
      return before;
  }
}

function toMessage(event: EventView): LoggedMessage {
  return {
    seq: event.seq, at: event.at, messageId: event.messageId ?? null, by: event.by ?? { kind: 'system' },
    text: event.text ?? '', file: event.file, link: event.link, deleted: event.erased ?? false,
  };
}

function toNotice(event: EventView): Notice {
  const rated = event.type === 'rated';
  return {
    seq: event.seq, at: event.at, type: event.type, by: event.by ?? null, to: event.to ?? null, reason: event.reason ?? null,
    stars: (rated && event.number) || null, text: event.text || null,
    ...(event.mentions && { mentions: event.mentions }), ...(event.added && { added: event.added, removed: event.removed ?? [] }),
    ...(event.articles && { articles: event.articles }),
  };
}

const ENDED: ReadonlySet<SessionStatus> = new Set(['finished', 'closed', 'closedFromQueue', 'requestPosted', 'deleted']);
const OWNED: ReadonlySet<SessionStatus> = new Set(['customerLast', 'agentLast']);

/** Nothing more may be written. */
export const isEnded = (status: SessionStatus): boolean => ENDED.has(status);

/** An agent has the chat. */
export const isOwned = (status: SessionStatus): boolean => OWNED.has(status);
