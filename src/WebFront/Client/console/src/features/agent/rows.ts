import type { SessionRow } from '@orleans-chat/shared';

type Rows = Readonly<Record<string, SessionRow>>;

/** Newer news wins, whatever order they come in. `me`: the agent, whose own chats stay readable whatever a list leaves out. */
export function upsert(rows: Rows, news: readonly SessionRow[], me?: string | null): Rows {
  const fresh = news.filter((row) => (rows[row.id]?.seq ?? -1) <= row.seq);
  return fresh.length === 0 ? rows : { ...rows, ...Object.fromEntries(fresh.map((row) => [row.id, merged(rows[row.id], row, me ?? null)])) };
}

/** Lists leave out what only an open chat shows: that stays as the chat told it. What the agent may not read (any more) goes. */
function merged(before: SessionRow | undefined, row: SessionRow, me: string | null): SessionRow {
  if (before === undefined || row.status === 'deleted') {
    return row;
  }
  if (row.masked) {
    return me !== null && (row.agentId === me || row.transferTo === me) ? { ...before, ...row, masked: before.masked ?? null } : row;
  }
  const { customerCompany, customerPhone, customerCountry, pageUrl, language } = before;
  return { customerCompany, customerPhone, customerCountry, pageUrl, language, ...row };
}
