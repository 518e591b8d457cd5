import { isOwned, type AgentWelcome, type SessionRow } from '@orleans-chat/shared';
import { NO_WORDS } from './rowNews';
import type { AgentState } from './store';
import { without } from './without';

type Rows = Readonly<Record<string, SessionRow>>;

/** Newer news wins, whatever order they come in. */
export function upsert(rows: Rows, news: readonly SessionRow[]): Rows {
  const fresh = news.filter((row) => (rows[row.id]?.seq ?? -1) <= row.seq);
  return fresh.length === 0 ? rows : { ...rows, ...Object.fromEntries(fresh.map((row) => [row.id, merged(rows[row.id], row)])) };
}

/**
 * What boards tell of chats. The agent's own follow their logs and the agent's list, which say more, and sooner. So do those that are open:
 * boards keep the words of whatever is not read by the permission to listen in, and who handed a chat over or is mentioned reads it still.
 */
export function upsertOthers({ rows, threads, me }: Pick<AgentState, 'rows' | 'threads' | 'me'>, news: readonly SessionRow[]): Rows {
  const open = (id: string) => threads[id] !== undefined && rows[id] !== undefined && !rows[id].masked;
  const own = (row: SessionRow) => row.agentId === me?.id || row.transferTo === me?.id;
  return upsert(rows, news.filter((row) => !rows[row.id] || !(own(row) || (row.masked && open(row.id)))));
}

/** A chat as the server told it that was just asked for: it is readable, whatever was told of it meanwhile. */
export const upsertOpened = (rows: Rows, row: SessionRow): Rows =>
  upsert(rows[row.id]?.masked && !row.masked ? without(rows, row.id) : rows, [row]);

/** Of chats that may not be read any more, nothing of what was said or by whom. */
export function withoutWords(rows: Rows, ids: readonly string[]): Rows {
  const bare = (row: SessionRow): SessionRow => ({ ...row, ...NO_WORDS, transferNote: null, noteCount: null, masked: true });
  const known = ids.flatMap((id) => rows[id] ?? []);
  return known.length === 0 ? rows : { ...rows, ...Object.fromEntries(known.map((row) => [row.id, bare(row)])) };
}

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
