import type { AuditActor, AuditPage } from '@orleans-chat/shared';
import { call } from '../agent/api';

/** What to look for; empty: anything. Dates are days of the browser's time zone. */
export interface AuditSearch {
  readonly text: string;
  readonly actor: string;
  readonly kind: string;
  readonly from: string;
  readonly until: string;
}

export const auditApi = {
  actors: () => call<AuditActor[]>('GET', '/api/admin/audit/actors'),
  search: ({ text, actor, kind, from, until }: AuditSearch, before: number | null) => {
    const query = new URLSearchParams({ text, actor, kind });
    if (from !== '') {
      query.set('from', startOfDay(from, 0));
    }
    if (until !== '') {
      query.set('until', startOfDay(until, 1));
    }
    if (before !== null) {
      query.set('before', String(before));
    }
    return call<AuditPage>('GET', `/api/admin/audit?${query.toString()}`);
  },
};

function startOfDay(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}
