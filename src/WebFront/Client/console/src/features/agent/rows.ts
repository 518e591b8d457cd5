import { isOwned, type AgentWelcome, type SessionRow } from '@orleans-chat/shared';

type Rows = Readonly<Record<string, SessionRow>>;

/** Newer news wins, whatever order they come in. */
export function upsert(rows: Rows, news: readonly SessionRow[]): Rows {
  const fresh = news.filter((row) => (rows[row.id]?.seq ?? -1) <= row.seq);
  return fresh.length === 0 ? rows : { ...rows, ...Object.fromEntries(fresh.map((row) => [row.id, merged(rows[row.id], row)])) };
}

/** What boards tell of chats. The agent's own follow their logs and the agent's list, which say more, and sooner. */
export const upsertOthers = (rows: Rows, news: readonly SessionRow[], me: string | undefined): Rows =>
  upsert(rows, news.filter((row) => !rows[row.id] || (row.agentId !== me && row.transferTo !== me)));

/**
 * The rows that hold after Hello. Where the server knows less than the rows of an earlier connection tell,
 * an older copy of its database was put back: then only those that were told during Hello stay.
 */
export function confirmed(before: Rows, now: Rows, welcome: AgentWelcome): Rows {
  return wentBack(before, welcome) ? Object.fromEntries(Object.entries(now).filter(([id, row]) => row !== before[id])) : now;
}

/** An own chat is behind its row then, or is not there at all. */
function wentBack(rows: Rows, { me, chats, boards, failedBoards }: AgentWelcome): boolean {
  const told = [...chats, ...boards.flatMap((board) => [...board.queue.rows, ...board.ongoing])];
  const ids = new Set(told.map((row) => row.id));
  return told.some((row) => (rows[row.id]?.seq ?? 0) > row.seq)
    || (failedBoards.length === 0 && Object.values(rows).some((row) => row.agentId === me.id && isOwned(row.status) && !ids.has(row.id)));
}

/** Lists leave out what only an open chat shows: that stays as the chat told it. What the agent may not read (any more) goes. */
function merged(before: SessionRow | undefined, row: SessionRow): SessionRow {
  if (before === undefined || row.masked || row.status === 'deleted') {
    return row;
  }
  const { customerCompany, customerPhone, customerCountry, pageUrl, language } = before;
  return { customerCompany, customerPhone, customerCountry, pageUrl, language, ...row };
}
