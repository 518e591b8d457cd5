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
      text, actor, kind, from: startOfDay(from, 0), until: startOfDay(until, 1), before, meanings,
    };
    return call<AuditPage>('POST', '/api/admin/audit/search', request);
  },
};

/** The last day that the fields offer. */
export const LAST_DAY = '9999-12-31';

/** Browsers take years of more digits too, which no calendar has. */
export const isImpossible = (day: string): boolean => day !== '' && !(new Date(`${day}T00:00:00`) <= new Date(`${LAST_DAY}T00:00:00`));

/** Null: no day, or none that a time can be said of, so it is nothing to search by. */
function startOfDay(day: string, daysLater: number): string | null {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + daysLater);
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : null;
}
