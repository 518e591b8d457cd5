import type { ChatAgent, EarlierChatsPage, EventView, FoundChats, PastChat, RefusalView, SessionRow } from '@orleans-chat/shared';
import { call, type Outcome } from '../../lib/http';
import { parametersOf, type HistoryFilter } from './place';

/** A chat with all of its log. */
export interface WholeChat {
  readonly row: SessionRow;
  readonly events: readonly EventView[];
}

export const historyApi = {
  agents: () => call<ChatAgent[]>('GET', '/api/chats/agents'),

  find: (filter: HistoryFilter, after: string) => call<FoundChats>('GET', `/api/chats?${parametersOf({
    ...filter, from: startOfDay(filter.from, 0), until: startOfDay(filter.until, 1), after,
  })}`),

  earlier: (chat: string, before: string) => call<EarlierChatsPage>('GET', `/api/chats/${chat}/earlier?${parametersOf({ before })}`),

  /** The whole log, piece by piece. */
  async read(chat: string): Promise<Outcome<WholeChat>> {
    const events: EventView[] = [];
    for (;;) {
      const { ok, refused } = await call<PastChat>('GET', `/api/chats/${chat}?afterSeq=${events.at(-1)?.seq ?? 0}`);
      if (refused !== null) {
        return { ok: null, refused: refused satisfies RefusalView };
      }
      events.push(...ok.log.events);
      if (!ok.log.more || ok.log.events.length === 0) {
        return { ok: { row: ok.row, events }, refused: null };
      }
    }
  },
};

/** The last day that the fields offer. */
export const LAST_DAY = '9999-12-31';

/** Empty: no day, or none that a time can be said of, so it is nothing to search by. */
function startOfDay(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : '';
}
