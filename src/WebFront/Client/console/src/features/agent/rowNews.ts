import { isOwned, type EventView, type SessionRow } from '@orleans-chat/shared';

/** A session's line after events of its log, so that the list moves with the conversation; the server's own line follows. */
export function advance(row: SessionRow, events: readonly EventView[]): SessionRow {
  return events.filter((event) => event.seq > row.seq).reduce(step, row);
}

function step(before: SessionRow, event: EventView): SessionRow {
  const row: SessionRow = { ...before, seq: event.seq, status: event.status ?? before.status };
  switch (event.type) {
    case 'message':
      return withMessage(row, event);
    case 'read':
      return event.by?.kind === 'agent' ? withRead(row, event.upTo ?? 0) : { ...row, readByCustomer: Math.max(row.readByCustomer, event.upTo ?? 0) };
    case 'accepted':
      return { ...row, agentId: event.by?.agentId ?? row.agentId, agentName: event.by?.name ?? row.agentName, acceptedAt: event.at };
    case 'ended':
      return { ...row, endedAt: event.at, lastActivityAt: event.at };
    default:
      return row;
  }
}

function withMessage(row: SessionRow, event: EventView): SessionRow {
  const fromCustomer = event.by?.kind === 'customer';
  const owner = fromCustomer ? 'customerLast' : event.by?.kind === 'agent' ? 'agentLast' : row.status;
  return {
    ...row,
    status: event.status ?? (isOwned(row.status) ? owner : row.status),
    lastMessage: event.text,
    lastAuthor: event.by?.kind,
    lastActivityAt: event.at,
    messageCount: row.messageCount + 1,
    unread: row.unread + (fromCustomer ? 1 : 0),
  };
}

/** Agents read up to the end; where they did not, the server's next line has the number. */
const withRead = (row: SessionRow, upTo: number): SessionRow => ({ ...row, readByAgent: Math.max(row.readByAgent, upTo), unread: 0 });
