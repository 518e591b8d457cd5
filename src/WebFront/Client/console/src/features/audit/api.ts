import type { AuditActor, AuditMeaning, AuditPage, AuditSearchRequest } from '@orleans-chat/shared';
import { call } from '../../lib/http';

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
  search: ({ text, actor, kind, from, until }: AuditSearch, meanings: AuditMeaning[], before: number | null) => {
    const request: AuditSearchRequest = {
      text, actor, kind, from: from === '' ? null : startOfDay(from, 0), until: until === '' ? null : startOfDay(until, 1), before, meanings,
    };
    return call<AuditPage>('POST', '/api/admin/audit/search', request);
  },
};

function startOfDay(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  return date.toISOString();
}
