import { afterMessage, limits, type EventView, type SessionRow, type WarningKind } from '@orleans-chat/shared';

/**
 * A session's row after events of its log, so that the list moves with the conversation. It stops at the first event that is not next, or
 * that does not say all that it changes: the server's own row follows. So the row is always what the server's was at its seq.
 */
export function advance(row: SessionRow, events: readonly EventView[]): SessionRow {
  for (const event of events) {
    if (event.seq > row.seq) {
      const next = event.seq === row.seq + 1 ? step(row, event) : null;
      if (next === null) {
        break;
      }
      row = next;
    }
  }
  return row;
}

/** Of a chat that may not be read, or is erased, nobody is told these. */
export const NO_WORDS = {
  customerName: null, customerEmail: null, customerCompany: null, customerPhone: null, customerCountry: null,
  firstMessage: null, lastMessage: null, pageUrl: null, language: null, tags: null,
};

const GONE = {
  ...NO_WORDS,
  transferTo: null, transferFrom: null, transferToName: null, transferFromName: null, transferUntil: null, transferNote: null,
  unansweredSince: null, queuedAt: null, managersUntil: null, warned: null, warnedAt: null,
};

/** Whoever waited does not any more, or begins to wait anew. */
const UNWARNED = { warned: null, warnedAt: null };

const NOT_QUEUED = { queuedAt: null, managersUntil: null, ...UNWARNED };

/** Null: the event does not say all that it changes. */
function step(before: SessionRow, event: EventView): SessionRow | null {
  const { at, by, to, upTo } = event;
  const row: SessionRow = { ...before, seq: event.seq, status: event.status ?? before.status };
  switch (event.type) {
    case 'message':
      return withMessage(row, event);
    case 'read':
      return by?.kind === 'agent' ? { ...row, readByAgent: upTo ?? 0, unread: event.number ?? 0 } : { ...row, readByCustomer: upTo ?? 0 };
    case 'queued':
      if (event.reason === 'putBack') {
        return { ...row, ...UNWARNED, managersUntil: null, queuedAt: row.unansweredSince ?? at, acceptedAt: null, lastActivityAt: at };
      }
      return event.reason === 'transferred' ? null : {
        ...row, ...UNWARNED, queuedAt: (event.reason === 'agentGone' && row.unansweredSince) || at, managersUntil: event.until,
        lastActivityAt: at,
      };
    case 'offlineOffered':
      return { ...row, ...NOT_QUEUED };
    case 'accepted':
      return {
        ...row, ...NOT_QUEUED, agentId: by?.agentId, agentName: by?.name, acceptedAt: row.acceptedAt ?? at, lastActivityAt: at,
        unansweredSince: row.unansweredSince ?? at,
      };
    case 'transferRequested':
      return {
        ...row, transferFrom: by?.agentId, transferFromName: by?.name, transferTo: to?.agentId, transferToName: to?.name,
        transferUntil: event.until, transferNote: cut(event.text),
      };
    case 'transferSettled':
      return {
        ...row, transferFrom: null, transferFromName: null, transferTo: null, transferToName: null, transferUntil: null, transferNote: null,
      };
    case 'ended':
      return { ...row, ...NOT_QUEUED, endedAt: row.endedAt ?? at, unansweredSince: null };
    case 'reopened':
      // Taken back by the agent: since when an answer is owed it does not say.
      return event.status === 'customerLast' ? null : { ...row, endedAt: null, lastActivityAt: at };
    case 'warning':
      return { ...row, warned: withWarning(row.warned ?? [], event.reason as WarningKind), warnedAt: at };
    case 'note':
      return { ...row, noteCount: (row.noteCount ?? 0) + 1 };
    case 'tags':
      return { ...row, tags: withTags(row.tags ?? [], event) };
    case 'deleted':
      return { ...row, ...GONE, endedAt: row.endedAt ?? at };
    case 'preChatSubmitted':
    case 'requestPosted':
    case 'messageDeleted':
      return null;
    case 'faqRead':
      return { ...row, lastActivityAt: at };
    case 'faqAnswered':
      return { ...row, unansweredSince: event.reason === 'solved' || !row.unansweredSince ? null : at };
    default:
      return row;
  }
}

/** In the server's order. */
const KINDS: readonly WarningKind[] = ['newChatAgents', 'newChatManagers', 'unansweredAgents', 'unansweredManagers'];

const withWarning = (warned: readonly WarningKind[], kind: WarningKind): WarningKind[] =>
  KINDS.filter((known) => known === kind || warned.includes(known));

function withTags(before: readonly string[], { added, removed }: EventView): string[] | null {
  const gone = new Set(removed?.map(({ id }) => id));
  const tags = [...new Set([...before.filter((id) => !gone.has(id)), ...(added ?? []).map(({ id }) => id)])];
  return tags.length === 0 ? null : tags;
}

/** The customer's first message may be one whose text was deleted: then the row does not say so. */
function withMessage(before: SessionRow, event: EventView): SessionRow | null {
  const { at, by, seq } = event;
  const row: SessionRow = {
    ...before, status: afterMessage(before.status, event), lastMessage: cut(event.text), lastAuthor: by?.kind, lastActivityAt: at,
    messageCount: before.messageCount + 1,
  };
  switch (by?.kind) {
    case 'agent':
      return { ...row, ...UNWARNED, unread: 0, readByAgent: seq, unansweredSince: null };
    case 'customer':
      return row.firstMessage ? { ...row, unread: row.unread + 1, readByCustomer: seq, unansweredSince: row.unansweredSince ?? at } : null;
    default:
      return row;
  }
}

/** As long as the server's rows say it, without half a surrogate pair at the end. */
const cut = (text: string | null | undefined): string | null =>
  text?.slice(0, limits.excerptLength).replace(/[\ud800-\udbff]$/, '') ?? null;
