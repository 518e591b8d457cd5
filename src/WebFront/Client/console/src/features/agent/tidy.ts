import { isEnded, isOwned } from '@orleans-chat/shared';
import { COMPLETED_SHOWN_MS } from './selectors';
import type { AgentState, Board } from './store';

/** Without what no screen shows any more: a console stays open for weeks. `now` is the server's time in milliseconds. */
export function tidy(state: AgentState, now: number): Partial<AgentState> {
  const { rows, threads, me } = state;
  const boards = Object.fromEntries(Object.entries(state.boards).map(([id, board]) => [id, withoutEnded(board, state)]));
  const onBoards = new Set(Object.values(boards).flatMap((board) => board.queue.concat(board.ongoing)));
  const kept = Object.values(rows).filter((row) =>
    onBoards.has(row.id)
    || threads[row.id] !== undefined
    || (row.agentId === me?.id && isOwned(row.status))
    || now - Date.parse(row.endedAt ?? row.lastActivityAt) < COMPLETED_SHOWN_MS);
  return { boards, rows: kept.length === Object.keys(rows).length ? rows : Object.fromEntries(kept.map((row) => [row.id, row])) };
}

/** The same board where nothing has ended. */
function withoutEnded(board: Board, { rows }: AgentState): Board {
  const ongoing = board.ongoing.filter((id) => rows[id] !== undefined && !isEnded(rows[id].status));
  return ongoing.length === board.ongoing.length ? board : { ...board, ongoing };
}
